// @ts-check
import { byId, copyText, el, icon, withCode } from './dom.js';

/** A sheet over the page whose sections load themselves; one at a time. */
export function openSheet(title, sections) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('sheet'));
  const notice = el('p', { class: 'notice error', role: 'alert', hidden: true });
  const say = error => {
    notice.replaceChildren(...(error ? withCode(error.message) : []));
    notice.hidden = !error;
  };
  const body = el('div', { class: 'sheet-body' }, notice);
  /** Does something, then shows all sections anew; says what went wrong. */
  const act = async work => {
    try {
      await work?.();
      say(null);
      const shown = await Promise.all(sections.map(section => section(act)));
      body.replaceChildren(notice, ...shown);
    } catch (error) {
      say(error);
    }
  };
  dialog.replaceChildren(
    el(
      'div',
      { class: 'sheet-head' },
      el('h2', { id: 'sheet-title' }, title),
      el('button', { class: 'icon', 'aria-label': 'Close', onclick: () => dialog.close() }, icon('i-close')),
    ),
    body,
  );
  if (!dialog.open) dialog.showModal();
  return act();
}

export function section(title, note, rows, form) {
  return el(
    'section',
    { class: 'managed' },
    el('h3', {}, title),
    note && el('p', { class: 'panel-note' }, note),
    el('ul', { class: 'managed-list' }, rows),
    form,
  );
}

/** What one has, what is known of it, and what can be done with it. */
export function row(name, about, ...actions) {
  return el('li', {}, el('div', { class: 'about' }, el('strong', {}, name), about && el('small', {}, about)), actions);
}

export function action(text, work, danger) {
  return el('button', { type: 'button', class: danger ? 'small-button danger' : 'small-button', onclick: work }, text);
}

/** A form of one line. */
export function line(fields, text, send) {
  return el(
    'form',
    {
      class: 'managed-form',
      onsubmit: event => {
        event.preventDefault();
        send();
      },
    },
    fields,
    el('button', { class: 'primary' }, text),
  );
}

export function select(label, options) {
  const input = el(
    'select',
    { 'aria-label': label },
    options.map(([value, text]) => el('option', { value }, text)),
  );
  return { input, node: el('label', { class: 'field' }, label, input) };
}

/** Shows a secret that is not shown again. */
export function showSecret(title, text, secret) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('dialog'));
  const copied = el(
    'button',
    {
      type: 'button',
      class: 'secondary',
      onclick: async () => {
        await copyText(secret);
        copied.textContent = 'Copied';
      },
    },
    'Copy',
  );
  dialog.replaceChildren(
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'dialog-title' }, title),
      el('p', {}, text),
      el('input', {
        readOnly: true,
        value: secret,
        'aria-label': title,
        class: 'secret',
        onfocus: event => event.target.select(),
      }),
      el('footer', {}, copied, el('button', { class: 'primary' }, 'Done')),
    ),
  );
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.showModal();
}
