// @ts-check
import { byId, el } from './dom.js';

/** Asks before something is done; resolves to whether it is to be. */
export function confirmed(title, text, action) {
  return ask(title, el('p', {}, text), action, true).then(answer => answer !== null);
}

/** Asks for a text; resolves to it, or to null. */
export function prompted(title, value, action) {
  const input = el('input', { value, maxLength: 200, 'aria-label': title, autocomplete: 'off' });
  return ask(title, input, action, false, () => input.value.trim() || null).then(answer => answer);
}

function ask(title, content, action, danger, value = () => true) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('dialog'));
  return new Promise(resolve => {
    const form = el(
      'form',
      {
        method: 'dialog',
        onsubmit: () => {
          dialog.returnValue = 'yes';
        },
      },
      el('h2', { id: 'dialog-title' }, title),
      content,
      el(
        'footer',
        {},
        el('button', { type: 'button', class: 'secondary', onclick: () => dialog.close('no') }, 'Keep'),
        el('button', { type: 'submit', value: 'yes', class: danger ? 'primary danger' : 'primary' }, action),
      ),
    );
    if (!danger) form.querySelector('.secondary').textContent = 'Cancel';
    dialog.replaceChildren(form);
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    dialog.returnValue = '';
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes' ? value() : null), { once: true });
    dialog.showModal();
    form.querySelector('input')?.select();
  });
}
