// Exchanges on screen: opening marks, giving verdicts, asking examples. Events: 'open', 'verdict', 'example'.
const scroller = () => document.querySelector('#transcript');
let shown = '';

const sendCorrection = (form) => {
  const field = (name) => form.querySelector(`[data-field="${name}"]`);
  const sources = [...form.querySelectorAll('[data-field="source"]:checked')].map((box) => Number(box.value));
  trigger('verdict', {
    exchange: form.dataset.exchange, verdict: 'wrong',
    answer: field('answer').value, none: field('none').checked, sources,
  });
  form.hidden = true;
};

const giveVerdict = (button) => {
  button.parentElement.querySelectorAll('[data-verdict]').forEach((other) => {
    other.setAttribute('aria-pressed', String(other === button));
  });
  const form = button.closest('.reply').querySelector('.correction');
  form.hidden = button.dataset.verdict !== 'wrong';
  trigger('verdict', { exchange: button.dataset.exchange, verdict: button.dataset.verdict });
  if (!form.hidden) {
    form.querySelector('input').focus({ preventScroll: true });
    form.scrollIntoView({ block: 'nearest' });
  }
};

// What a click is for: a control, or the source whose card was clicked and in which no words were selected.
const clicked = (spot) => {
  const control = spot.closest('[data-open], [data-copy], [data-verdict], [data-example], [data-correct]');
  if (control || String(window.getSelection())) return control;
  return spot.closest('.source')?.querySelector('[data-open]');
};

element.addEventListener('click', (event) => {
  const target = clicked(event.target);
  if (!target) return;
  event.preventDefault();
  if (target.dataset.copy) {
    window.copyText(target);
  } else if (target.dataset.open) {
    if (!window.articleReader.follow(target)) trigger('open', { ...target.dataset });
  } else if (target.dataset.verdict) {
    giveVerdict(target);
  } else if (target.dataset.example) {
    trigger('example', { example: target.dataset.example });
  } else if (target.dataset.correct === 'save') {
    sendCorrection(target.closest('.correction'));
  } else {
    target.closest('.correction').hidden = true;
  }
});

watch('value', () => {
  const latest = [...element.querySelectorAll('.exchange')].pop();
  if (!latest || element.closest('#past')) return;
  if (latest.id !== shown) {
    shown = latest.id;
    const pane = scroller();
    if (pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY !== 'visible') {
      pane.scrollTop += latest.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    } else {
      latest.scrollIntoView({ block: 'start' });
    }
  }
  // While sentences come in, only what is being done is told; the answer when it is whole.
  const asking = latest.classList.contains('asking');
  const said = latest.querySelector(asking ? '.status' : '.short, .refusal-title, .failure, .answer-text, .status');
  if (said) window.announce(said.textContent);
});
