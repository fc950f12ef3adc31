// The page's language and title, as the masthead's words are.
const tell = () => {
  const brand = element.querySelector('.brand');
  if (!brand) return;
  document.documentElement.lang = brand.dataset.language;
  document.title = brand.querySelector('h1').textContent;
};
tell();
watch('value', tell);
