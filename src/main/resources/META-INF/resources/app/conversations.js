// @ts-check
import { byId, el, icon, withCode } from './dom.js';
import { get, patch, remove } from './api.js';
import { openMenu } from './menu.js';
import { confirmed, prompted } from './dialog.js';

const DAY = 86_400_000;

/** The list of conversations at the side: open, rename, export, delete. Fires `deleted` {id}, `renamed` {id, title}. */
export class Conversations extends EventTarget {
  #node = byId('conversations');
  list = [];
  current = null;

  async load() {
    try {
      this.list = await get('/api/conversations');
      this.#draw();
    } catch (error) {
      this.#node.replaceChildren(el('p', { class: 'no-conversations' }, withCode(error.message)));
    }
  }

  /** Marks the open conversation. */
  select(id) {
    this.current = id;
    this.#draw();
  }

  /** A conversation that has just begun, or has just been answered: it goes to the top. */
  touch(id, title) {
    const known = this.list.find(conversation => conversation.id === id);
    this.list = [
      { id, title: known?.title ?? title, updatedAt: new Date().toISOString() },
      ...this.list.filter(conversation => conversation.id !== id),
    ];
    this.#draw();
  }

  #draw() {
    if (!this.list.length) {
      this.#node.replaceChildren(el('p', { class: 'no-conversations' }, 'Your conversations are kept here.'));
      return;
    }
    const groups = Map.groupBy(this.list, conversation => groupOf(new Date(conversation.updatedAt)));
    this.#node.replaceChildren(
      ...[...groups].flatMap(([name, list]) => [
        el('h2', { class: 'group-name' }, name),
        el(
          'ul',
          {},
          list.map(conversation => this.#item(conversation)),
        ),
      ]),
    );
  }

  #item(conversation) {
    const more = el(
      'button',
      {
        class: 'icon',
        'aria-label': `More for ${conversation.title}`,
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onclick: () => this.#menu(more, conversation),
      },
      icon('i-more'),
    );
    const open = conversation.id === this.current;
    return el(
      'li',
      { class: open ? 'conversation current' : 'conversation' },
      el(
        'a',
        { href: `#/c/${conversation.id}`, title: conversation.title, 'aria-current': open ? 'page' : null },
        conversation.title,
      ),
      more,
    );
  }

  #menu(button, conversation) {
    const item = (image, text, action, danger) =>
      el(
        'button',
        { type: 'button', role: 'menuitem', class: danger ? 'danger' : '', onclick: action },
        icon(image),
        text,
      );
    openMenu(
      button,
      [
        item('i-pencil', 'Rename', () => this.#rename(conversation)),
        item('i-download', 'Export as Markdown', () => this.#export(conversation)),
        el('hr'),
        item('i-trash', 'Delete', () => this.#delete(conversation), true),
      ],
      { label: conversation.title },
    );
  }

  async #rename(conversation) {
    const title = await prompted('Rename the conversation', conversation.title, 'Rename');
    if (!title) return;
    await this.#try(async () => {
      await patch(`/api/conversations/${conversation.id}`, { title });
      conversation.title = title;
      this.#draw();
      this.dispatchEvent(new CustomEvent('renamed', { detail: conversation }));
    });
  }

  #export(conversation) {
    el('a', { href: `/api/conversations/${conversation.id}/export`, download: `${conversation.title}.md` }).click();
  }

  async #delete(conversation) {
    if (
      !(await confirmed(
        'Delete this conversation?',
        `“${conversation.title}” and its answers are removed for good.`,
        'Delete',
      ))
    )
      return;
    await this.#try(async () => {
      await remove(`/api/conversations/${conversation.id}`);
      this.list = this.list.filter(other => other !== conversation);
      this.#draw();
      this.dispatchEvent(new CustomEvent('deleted', { detail: conversation }));
    });
  }

  async #try(action) {
    try {
      await action();
    } catch (error) {
      this.#node.prepend(el('p', { class: 'notice error', role: 'alert' }, withCode(error.message)));
    }
  }
}

function groupOf(date) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  if (date >= midnight) return 'Today';
  if (date >= midnight - DAY) return 'Yesterday';
  if (date >= midnight - 7 * DAY) return 'This week';
  return date.toLocaleDateString('en', { month: 'long', year: 'numeric' });
}
