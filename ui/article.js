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

watch('value', () => {
  const following = document.body.dataset.following || '';
  delete document.body.dataset.following;
  const pane = element.querySelector('.article-scroll');
  if (following === 'earlier' && pane) pane.scrollTop = pane.scrollHeight;
  else if (following === 'later' && pane) pane.scrollTop = 0;
  else window.articleReader.show(following === 'yes');
});
