// @ts-check
import { el, icon, plural } from './dom.js';
import { get } from './api.js';
import { openMenu } from './menu.js';

/** Which collections are asked; none chosen means all. Remembered by the browser. Beside them the only documents to ask, until they are put away. */
export class CollectionPicker {
  known = [];

  constructor(place) {
    this.chosen = new Set(JSON.parse(localStorage.getItem('grapevine-collections') ?? '[]'));
    this.button = el('button', {
      type: 'button',
      class: 'picker',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      onclick: () => this.#open(),
    });
    this.documents = new Map(); // id -> title
    this.chips = el('span', { class: 'document-chips' });
    place.append(this.button, this.chips);
    this.#show();
  }

  async load() {
    this.known = await get('/api/collections');
    const names = new Set(this.known.map(collection => collection.name));
    for (const name of this.chosen) if (!names.has(name)) this.chosen.delete(name);
    this.#show();
    return this.known;
  }

  /** What a question asks of. */
  get selected() {
    return [...this.chosen];
  }

  /** What goes into a question: collections, or the documents that were chosen. */
  get scope() {
    return this.documents.size ? { documents: [...this.documents.keys()] } : { collections: this.selected };
  }

  addDocument(id, title) {
    this.documents.set(id, title);
    this.#showDocuments();
  }

  #showDocuments() {
    this.button.hidden = this.documents.size > 0;
    this.chips.replaceChildren(
      ...[...this.documents].map(([id, title]) =>
        el(
          'button',
          {
            type: 'button',
            class: 'picker narrowed',
            'aria-label': `Asking only ${title}. Ask all again`,
            onclick: () => {
              this.documents.delete(id);
              this.#showDocuments();
            },
          },
          icon('i-docs'),
          el('span', { class: 'name' }, title),
          icon('i-close'),
        ),
      ),
    );
  }

  #open() {
    const item = (name, says, checked, toggle) => {
      const node = el(
        'button',
        {
          type: 'button',
          role: 'menuitemcheckbox',
          'aria-checked': String(checked),
          onclick: () => {
            toggle();
            this.#keep();
            for (const other of menu.querySelectorAll('[data-name]')) {
              other.setAttribute(
                'aria-checked',
                String(other.dataset.name ? this.chosen.has(other.dataset.name) : this.chosen.size === 0),
              );
            }
          },
        },
        el('span', { class: 'choice' }, name, el('small', {}, says)),
        icon('i-check', 'tick'),
      );
      return node;
    };
    const all = item(
      'All collections',
      plural(
        this.known.reduce((sum, c) => sum + c.documents, 0),
        'document',
      ),
      this.chosen.size === 0,
      () => this.chosen.clear(),
    );
    all.dataset.name = '';
    const menu = openMenu(
      this.button,
      [
        all,
        this.known.length > 0 && el('hr'),
        this.known.map(collection => {
          const node = item(
            collection.name,
            plural(collection.documents, 'document'),
            this.chosen.has(collection.name),
            () => this.chosen.delete(collection.name) || this.chosen.add(collection.name),
          );
          node.dataset.name = collection.name;
          return node;
        }),
      ],
      { label: 'Collections to ask', title: 'Ask these collections' },
    );
  }

  #keep() {
    localStorage.setItem('grapevine-collections', JSON.stringify(this.selected));
    this.#show();
  }

  #show() {
    const names = this.selected;
    const text = names.length === 0 ? 'All collections' : names.length === 1 ? names[0] : `${names.length} collections`;
    this.button.classList.toggle('narrowed', names.length > 0);
    this.button.replaceChildren(
      icon('i-book'),
      el('span', { class: 'name' }, el('span', { class: 'sr' }, 'Asking: '), text),
      icon('i-chevron'),
    );
  }
}
