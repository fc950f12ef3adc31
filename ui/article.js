// The article panel: what it links to, its way back, and where it scrolls when a new article is in. Event: 'open'.
element.addEventListener('click', (event) => {
  const target = event.target.closest('[data-open], [data-back]');
  if (!target) return;
  event.preventDefault();
  if (target.dataset.back) {
    window.articleReader.back();
    return;
  }
  document.body.dataset.following = target.dataset.open === 'window' ? target.dataset.direction : 'yes';
  trigger('open', { ...target.dataset });
});

// The list's box: what is typed while an answer is under way is kept, and sought after it.
let typed = null;
let sought = null;
let wait = 0;
element.addEventListener('input', (event) => {
  if (!event.target.matches('[data-find]')) return;
  typed = event.target.value;
  clearTimeout(wait);
  wait = setTimeout(() => find(), 200);
});
function find() {
  if (typed === null || typed === sought) return;
  sought = typed;
  document.body.dataset.following = 'find';
  trigger('open', { open: 'list', find: sought });
}

watch('value', () => {
  const following = document.body.dataset.following || '';
  delete document.body.dataset.following;
  const pane = element.querySelector('.article-scroll');
  const box = element.querySelector('[data-find]');
  if (following === 'find' && box && typed !== null) {
    box.value = typed;
    box.focus({ preventScroll: true });
    box.setSelectionRange(typed.length, typed.length);
    find();
    return;
  }
  typed = sought = null;
  if (following === 'earlier' && pane) pane.scrollTop = pane.scrollHeight;
  else if (following === 'later' && pane) pane.scrollTop = 0;
  else window.articleReader.show(following === 'yes');
});
