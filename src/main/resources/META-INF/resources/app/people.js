// @ts-check
import { el } from './dom.js';
import { get, patch, post, put, remove } from './api.js';
import { confirmed } from './dialog.js';
import { field, me } from './account.js';
import { action, line, openSheet, row, section, select, showSecret } from './sheet.js';

const path = text => encodeURIComponent(text);

/** The administrator's sheet: people, groups, and who may do what with which collection. */
export function open() {
  return openSheet('People and rights', [people, groups, rights, events]);
}

async function people(act) {
  const list = await get('/api/people');
  const invites = me.signIn !== 'oidc'; // else whoever signs in at the identity provider is here
  const name = field('Name', { required: true, maxLength: 64, autocomplete: 'off', autocapitalize: 'none' });
  const role = select('Is', [
    ['member', 'a member'],
    ['admin', 'an administrator'],
  ]);
  const rows = list.map(person =>
    row(
      person.name,
      about(person),
      invites && action('New link', () => act(async () => shown(await post(`/api/people/${path(person.name)}/link`)))),
      person.name !== me.name && [
        action(person.admin ? 'No administrator' : 'Make administrator', () =>
          act(() => patch(`/api/people/${path(person.name)}`, { admin: !person.admin })),
        ),
        action(person.active ? 'Block' : 'Unblock', () =>
          act(() => patch(`/api/people/${path(person.name)}`, { active: !person.active })),
        ),
        action('Remove', () => act(() => removed(person.name)), true),
      ],
    ),
  );
  return section(
    'People',
    invites ? null : 'Whoever signs in at the identity provider appears here.',
    rows,
    invites &&
      line([name.node, role.node], 'Invite', () =>
        act(async () =>
          shown(await post('/api/people', { name: name.input.value, admin: role.input.value === 'admin' })),
        ),
      ),
  );
}

function about(person) {
  const state = !person.active
    ? 'blocked'
    : person.invited
      ? 'invited'
      : person.lockedUntil
        ? 'locked after wrong passwords'
        : null;
  return [person.admin && 'administrator', state, person.groups.length && `in ${person.groups.join(', ')}`]
    .filter(Boolean)
    .join(' · ');
}

function shown({ name, link }) {
  showSecret(
    `A link for ${name}`,
    'Hand it to them: it lets them choose a password, once, within a day.',
    `${location.origin}/${link}`,
  );
}

async function removed(name) {
  if (await confirmed(`Remove ${name}?`, 'Their conversations, keys and roles go. Documents stay.', 'Remove'))
    await remove(`/api/people/${path(name)}`);
}

async function groups(act) {
  const [list, persons] = await Promise.all([get('/api/groups'), get('/api/people')]);
  const group = field('Group', { required: true, maxLength: 64, autocomplete: 'off', autocapitalize: 'none' });
  const member = select(
    'Person',
    persons.map(person => [person.name, person.name]),
  );
  const rows = list.map(one =>
    row(
      one.name,
      null,
      one.members.map(name =>
        action(`${name} ×`, () => act(() => remove(`/api/groups/${path(one.name)}/members/${path(name)}`))),
      ),
      action('Remove', () => act(() => remove(`/api/groups/${path(one.name)}`)), true),
    ),
  );
  return section(
    'Groups',
    'A group begins with its first member.',
    rows,
    line([group.node, member.node], 'Add', () =>
      act(() => put(`/api/groups/${path(group.input.value.trim())}/members/${path(member.input.value)}`)),
    ),
  );
}

/** The newest of what happened; all of it is at `./grapevine events`. */
async function events() {
  const list = await get('/api/events?limit=30');
  return section(
    'Log',
    null,
    list.map(event =>
      row(
        `${event.who} · ${event.what.replaceAll('_', ' ')}`,
        [event.subject !== event.who && event.subject, new Date(event.at).toLocaleString()].filter(Boolean).join(' · '),
      ),
    ),
  );
}

async function rights(act) {
  const [grants, collections, persons, list] = await Promise.all([
    get('/api/grants'),
    get('/api/collections'),
    get('/api/people'),
    get('/api/groups'),
  ]);
  const names = el(
    'datalist',
    { id: 'collection-names' },
    collections.map(one => el('option', { value: one.name })),
  );
  const collection = field('Collection', { required: true, maxLength: 80, autocomplete: 'off' });
  collection.input.setAttribute('list', 'collection-names');
  const to = select('Who', [
    ['everyone', 'everyone'],
    ...list.map(one => [`group:${one.name}`, `group ${one.name}`]),
    ...persons.map(one => [one.name, one.name]),
  ]);
  const role = select('May', [
    ['reader', 'read'],
    ['editor', 'edit'],
    ['owner', 'own'],
  ]);
  const rows = grants.map(grant =>
    row(
      grant.collection,
      `${grant.to.replace('group:', 'group ')} · ${grant.role}`,
      action(
        'Take away',
        () => act(() => remove(`/api/grants?collection=${path(grant.collection)}&from=${path(grant.to)}`)),
        true,
      ),
    ),
  );
  return section(
    'Rights',
    'A collection is private to administrators until somebody has a role on it.',
    [names, ...rows],
    line([collection.node, to.node, role.node], 'Grant', () =>
      act(() =>
        put('/api/grants', { collection: collection.input.value.trim(), to: to.input.value, role: role.input.value }),
      ),
    ),
  );
}
