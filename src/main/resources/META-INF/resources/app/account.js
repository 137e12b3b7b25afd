// @ts-check
import { announce, byId, el, icon, withCode } from './dom.js';
import { get, post, put, remove } from './api.js';
import { openMenu } from './menu.js';

const LINK = /^#\/link\/([A-Za-z0-9_-]{20,100})$/;
/** What the service sends the browser back with where signing in at the identity provider came to nothing. */
const REFUSED = /^#\/sign-in\/(failed|blocked)$/;
const WHY = {
  failed: 'Signing in at the identity provider did not work. Try again.',
  blocked: 'This account is blocked. Ask an administrator.',
};
const RETURN = 'grapevine-return'; // where somebody was before they went to the identity provider

/** Who is signed in: {name, accounts, signIn, admin, groups}. Modules that import it run only once somebody is. */
export const me = await whoIsSignedIn();

async function whoIsSignedIn() {
  const link = LINK.exec(location.hash)?.[1];
  if (link) return byLink(link);
  try {
    const who = await get('/api/me');
    if (who.signIn === 'oidc') comeBack();
    return who;
  } catch (error) {
    if (error.status === 401) return signIn();
    return { name: '', accounts: false, admin: false, groups: [] }; // the rest of the page says what is wrong
  }
}

async function signIn() {
  const by = await get('/api/session').catch(() => ({ by: 'accounts' })); // a service with a token tells nothing
  return by.by === 'oidc' ? byProvider() : byPassword();
}

/** After the way to the identity provider and back: the address where it began. */
function comeBack() {
  const before = sessionStorage.getItem(RETURN);
  sessionStorage.removeItem(RETURN);
  if (before || REFUSED.test(location.hash)) history.replaceState(null, '', `/${before ?? ''}`);
}

addEventListener('signed-out', () => location.reload());
addEventListener('hashchange', () => LINK.test(location.hash) && location.reload());

// --- signing in

function byPassword() {
  const name = field('Name', { name: 'name', autocomplete: 'username', autocapitalize: 'none', required: true });
  const password = field('Password', {
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  return gate('Sign in', 'Your answers come only from what you may read.', [name, password], 'Sign in', () =>
    post('/api/session', { name: name.input.value, password: password.input.value }),
  );
}

function byProvider() {
  const refused = REFUSED.exec(location.hash)?.[1];
  const signedIn = gate('Sign in', 'Your answers come only from what you may read.', [], 'Sign in', async () => {
    if (/^#\/c\//.test(location.hash)) sessionStorage.setItem(RETURN, location.hash);
    location.assign('/api/sign-in');
    return new Promise(() => {});
  });
  if (refused) complain(new Error(WHY[refused]));
  return signedIn;
}

async function byLink(link) {
  let name;
  try {
    ({ name } = await post('/api/link/name', { link }));
  } catch (error) {
    history.replaceState(null, '', '/');
    const signedIn = byPassword();
    complain(error);
    return signedIn;
  }
  const user = field('Name', { value: name, readOnly: true, autocomplete: 'username' });
  const password = field('Password, 10 characters or more', {
    type: 'password',
    autocomplete: 'new-password',
    minLength: 10,
    required: true,
  });
  return gate(
    'Choose your password',
    'Then you are signed in. This link works once.',
    [user, password],
    'Save and sign in',
    () => post('/api/link', { link, password: password.input.value }),
  );
}

/** Covers the page until `send` succeeds; then the page begins anew. */
function gate(title, text, fields, action, send) {
  const button = el('button', { class: 'primary', type: 'submit' }, action);
  const form = el(
    'form',
    {
      class: 'sign-in',
      onsubmit: async event => {
        event.preventDefault();
        button.disabled = true;
        try {
          await send();
          history.replaceState(null, '', LINK.test(location.hash) ? '/' : location.href);
          location.reload();
        } catch (error) {
          button.disabled = false;
          complain(error);
        }
      },
    },
    el('svg-logo'),
    el('h1', {}, title),
    el('p', {}, text),
    fields.map(one => one.node),
    el('p', { class: 'notice error', id: 'sign-in-error', role: 'alert', hidden: true }),
    button,
  );
  form.querySelector('svg-logo').replaceWith(icon('logo', 'logo'));
  byId('app').hidden = true;
  document.body.append(el('main', { class: 'gate' }, form));
  /** @type {HTMLElement} */ (form.querySelector('input:not([readonly])') ?? button).focus();
  return new Promise(() => {});
}

function complain(error) {
  const notice = byId('sign-in-error');
  notice.replaceChildren(...withCode(error.message));
  notice.hidden = false;
}

/** A labelled input. */
export function field(label, props) {
  const input = el('input', props);
  return { input, node: el('label', { class: 'field' }, label, input) };
}

// --- the menu of whoever is signed in

if (me.accounts) {
  const button = byId('account');
  button.hidden = false;
  button.append(el('span', {}, me.name));
  const item = (image, text, action) =>
    el('button', { type: 'button', role: 'menuitem', onclick: action }, icon(image), text);
  button.addEventListener('click', () =>
    openMenu(
      button,
      [
        me.admin && item('i-people', 'People and rights', () => import('./people.js').then(sheet => sheet.open())),
        item('i-key', 'API keys', () => import('./keys.js').then(sheet => sheet.open())),
        item('i-download', 'My data', () => import('./mine.js').then(sheet => sheet.open())),
        me.signIn !== 'oidc' && item('i-pencil', 'Change password', changePassword),
        el('hr'),
        item('i-arrow', 'Sign out', signOut),
      ].filter(Boolean),
      { label: 'Account', title: me.admin ? 'Administrator' : me.groups.join(', ') },
    ),
  );
}

const signOut = async () => leave(await remove('/api/session'));

/** Goes where the session ends at the identity provider too, or to the page. */
export async function leave(response) {
  location.assign(response.status === 200 ? (await response.json()).next : '/');
}

function changePassword() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('dialog'));
  const present = field('Present password', { type: 'password', autocomplete: 'current-password', required: true });
  const next = field('New password, 10 characters or more', {
    type: 'password',
    autocomplete: 'new-password',
    minLength: 10,
    required: true,
  });
  const error = el('p', { class: 'notice error', role: 'alert', hidden: true });
  dialog.replaceChildren(
    el(
      'form',
      {
        onsubmit: async event => {
          event.preventDefault();
          try {
            await put('/api/me/password', { present: present.input.value, password: next.input.value });
            dialog.close();
            announce('Password changed. Your other sessions have ended.');
          } catch (problem) {
            error.replaceChildren(...withCode(problem.message));
            error.hidden = false;
          }
        },
      },
      el('h2', { id: 'dialog-title' }, 'Change password'),
      el('p', {}, 'Your sessions in other browsers end.'),
      present.node,
      next.node,
      error,
      el(
        'footer',
        {},
        el('button', { type: 'button', class: 'secondary', onclick: () => dialog.close() }, 'Cancel'),
        el('button', { class: 'primary' }, 'Change'),
      ),
    ),
  );
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.showModal();
  present.input.focus();
}
