// @ts-check
import { get, post, remove } from './api.js';
import { field } from './account.js';
import { action, line, openSheet, row, section, select, showSecret } from './sheet.js';

/** The sheet of one's own API keys. */
export function open() {
  return openSheet('API keys', [keys]);
}

async function keys(act) {
  const list = await get('/api/me/keys');
  const name = field('What for', { required: true, maxLength: 100, autocomplete: 'off' });
  const collections = field('Collections', {
    placeholder: 'all, or some: a, b',
    autocomplete: 'off',
  });
  const door = select('Door', [
    ['', 'all'],
    ['rest', 'REST'],
    ['chat', 'WebSocket'],
    ['openai', '/v1'],
    ['mcp', 'MCP'],
  ]);
  const days = select('Expires', [
    ['30', 'in 30 days'],
    ['90', 'in 90 days'],
    ['365', 'in a year'],
    ['', 'never'],
  ]);
  const make = () =>
    act(async () => {
      const made = await post('/api/me/keys', {
        name: name.input.value,
        collections: collections.input.value
          .split(',')
          .map(text => text.trim())
          .filter(Boolean),
        doors: door.input.value ? [door.input.value] : [],
        days: days.input.value ? Number(days.input.value) : null,
      });
      showSecret('Your new key', 'Copy it now: it is not shown again.', made.secret);
    });
  return section(
    'Your keys',
    'A program that sends one as “Authorization: Bearer KEY” reads and edits what you may.',
    list.map(key =>
      row(
        key.name,
        about(key),
        action('Revoke', () => act(() => remove(`/api/me/keys/${key.id}`)), true),
      ),
    ),
    line([name.node, collections.node, door.node, days.node], 'Make a key', make),
  );
}

function about(key) {
  const day = time => new Date(time).toLocaleDateString();
  return [
    key.collections.join(', '),
    key.doors.join(', '),
    key.until ? `until ${day(key.until)}` : 'does not expire',
    key.usedAt ? `last used ${day(key.usedAt)}` : 'not used yet',
  ]
    .filter(Boolean)
    .join(' · ');
}
