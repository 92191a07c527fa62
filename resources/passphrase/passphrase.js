// One question at a time: the main process calls `ask(words)` and awaits what is typed; null: cancelled. The page has no other
// way out and no way in: no preload, no network.
const element = (id) => document.getElementById(id);

// Called from the main process by executeJavaScript.
// biome-ignore lint/correctness/noUnusedVariables: see above
function ask({ language, isNew, title, body, problem, hint, label, repeat, unlike, show, submit, quit }) {
  document.documentElement.lang = language;
  const texts = { title, body, problem, hint, label, repeat, submit, quit, 'show-label': show };
  for (const [id, text] of Object.entries(texts)) element(id).textContent = text;
  element('second-label').hidden = !isNew;
  for (const id of ['first', 'second']) element(id).value = '';
  element('first').focus();
  return new Promise((resolve) => {
    element('show').onchange = ({ target }) => {
      for (const id of ['first', 'second']) element(id).type = target.checked ? 'text' : 'password';
    };
    element('quit').onclick = () => resolve(null);
    element('form').onsubmit = (event) => {
      event.preventDefault();
      const typed = element('first').value;
      if (typed === '') return;
      if (isNew && typed !== element('second').value) {
        element('problem').textContent = unlike;
        return;
      }
      for (const id of ['first', 'second']) element(id).value = '';
      resolve(typed);
    };
  });
}
