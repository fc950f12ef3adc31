"use strict";
(() => {
  const controls = ["words", "state", "kind", "language"].map((id) => document.getElementById(id));
  const questions = [...document.querySelectorAll("details.question")];
  const shown = document.getElementById("shown");
  const filter = () => {
    const [words, state, kind, language] = controls.map((control) => control.value.trim());
    const wanted = words.toLocaleLowerCase();
    let count = 0;
    for (const question of questions) {
      const visible =
        (!state || question.dataset.state === state) &&
        (!kind || question.dataset.kind === kind) &&
        (!language || question.dataset.language === language) &&
        (!wanted || question.textContent.toLocaleLowerCase().includes(wanted));
      question.hidden = !visible;
      count += visible;
    }
    shown.textContent = String(count);
  };
  for (const control of controls) control.addEventListener("input", filter);
  filter();
})();
