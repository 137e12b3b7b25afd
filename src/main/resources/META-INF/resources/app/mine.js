// @ts-check
import { el } from './dom.js';
import { remove } from './api.js';
import { confirmed } from './dialog.js';
import { leave } from './account.js';
import { action, openSheet, row, section } from './sheet.js';

/** What is kept of whoever is signed in: all of it as a file, or gone. */
export function open() {
  return openSheet('My data', [mine]);
}

async function mine(act) {
  return section(
    'Kept of you',
    'On this page nobody but you sees your conversations and thumbs, administrators included.',
    [
      row(
        'All of it',
        'Account, groups, roles, keys without their secrets, conversations, thumbs and your part of the log, as JSON',
        el('a', { class: 'small-button', href: '/api/me/data', download: 'my-data.json' }, 'Export'),
      ),
      row(
        'Remove me',
        'Your account, conversations, thumbs, keys and roles go for good. Documents that you added stay.',
        action('Remove everything', () => act(removed), true),
      ),
    ],
  );
}

async function removed() {
  const text = 'Your account goes, and with it your conversations, thumbs, keys and roles. It cannot be taken back.';
  if (await confirmed('Remove everything of you?', text, 'Remove')) await leave(await remove('/api/me/data'));
}
