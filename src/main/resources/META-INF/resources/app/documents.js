// @ts-check
import { announce, byId, el, icon, plural, withCode } from './dom.js';
import { get, remove } from './api.js';
import { confirmed } from './dialog.js';
import { Uploads } from './uploads.js';

/** The sheet of documents: drop in, watch, look through, remove. Fires `changed` when there are more or fewer, `ask` {id, title}. */
export class Documents extends EventTarget {
  #dialog = /** @type {HTMLDialogElement} */ (byId('documents'));
  list = [];
  #soon = 0;

  constructor() {
    super();
    this.collection = el('input', {
      id: 'upload-collection',
      value: 'default',
      maxLength: 80,
      autocomplete: 'off',
      'aria-describedby': 'upload-note',
    });
    this.choose = el('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      onchange: () => {
        this.add([...this.choose.files]);
        this.choose.value = '';
      },
    });
    this.uploads = new Uploads();
    this.uploads.addEventListener('ended', () => this.#changed());
    this.#dialog.addEventListener('close', () => this.uploads.lookAway());
    this.table = el('div', {});
    this.#dialog.append(
      el(
        'div',
        { class: 'sheet-head' },
        el('h2', { id: 'documents-title' }, 'Documents'),
        el(
          'button',
          { class: 'icon', 'aria-label': 'Close the documents', onclick: () => this.#dialog.close() },
          icon('i-close'),
        ),
      ),
      el(
        'div',
        { class: 'sheet-body' },
        el('div', { class: 'upload-row' }, el('label', { class: 'field' }, 'Into the collection', this.collection)),
        el(
          'button',
          { class: 'drop', type: 'button', onclick: () => this.choose.click() },
          icon('i-upload'),
          el('strong', {}, 'Drop files here, or choose them'),
          el('span', { id: 'upload-note' }, 'PDF, Word, HTML, Markdown, text, JSON Lines'),
        ),
        this.choose,
        this.uploads.node,
        this.table,
      ),
    );
    this.#acceptDrops();
  }

  open() {
    this.#dialog.showModal();
    this.load();
    this.#look();
  }

  async #look() {
    try {
      await this.uploads.look();
    } catch (error) {
      this.table.prepend(el('p', { class: 'notice error', role: 'alert' }, withCode(error.message)));
    }
  }

  /** Once for uploads that end together. */
  #changed() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(async () => {
      await this.load();
      this.dispatchEvent(new Event('changed'));
    }, 300);
  }

  async load() {
    try {
      this.list = await get('/api/documents');
      byId('document-count').textContent = String(this.list.length || '');
      this.#draw();
    } catch (error) {
      this.table.replaceChildren(el('p', { class: 'notice error', role: 'alert' }, withCode(error.message)));
    }
    return this.list;
  }

  /** Uploads files and shows how far they are. */
  async add(files) {
    if (!files.length) return;
    if (!this.#dialog.open) this.open();
    await this.uploads.send(files, this.collection.value.trim() || 'default');
  }

  #draw() {
    const groups = Map.groupBy(this.list, document => document.collection);
    this.table.replaceChildren(
      ...[...groups]
        .sort(([a], [b]) => a.localeCompare(b))
        .flatMap(([name, documents]) => [
          el(
            'div',
            { class: 'collection-head' },
            el('h3', {}, name),
            el('span', {}, plural(documents.length, 'document')),
          ),
          el(
            'ul',
            { class: 'document-list' },
            documents.map(document => this.#row(document)),
          ),
        ]),
    );
  }

  #row(document) {
    const title = document.title || document.source;
    const about = [
      document.source !== title && document.source,
      plural(document.passages, 'passage'),
      new Date(document.ingestedAt).toLocaleDateString(),
    ];
    return el(
      'li',
      {},
      el('span', { class: 'kind', 'aria-hidden': 'true' }, kindOf(document)),
      el(
        'div',
        { class: 'about' },
        el('strong', { title }, title),
        el('small', {}, about.filter(Boolean).join(' · ')),
        metadata(document),
      ),
      el(
        'button',
        {
          class: 'icon',
          'aria-label': `Ask only ${title}`,
          title: 'Ask only this',
          onclick: () => this.#ask(document, title),
        },
        icon('i-arrow'),
      ),
      el(
        'button',
        {
          class: 'icon',
          'aria-label': `Remove ${title}`,
          title: 'Remove',
          onclick: () => this.#remove(document, title),
        },
        icon('i-trash'),
      ),
    );
  }

  #ask(document, title) {
    this.#dialog.close();
    this.dispatchEvent(new CustomEvent('ask', { detail: { id: document.id, title } }));
  }

  async #remove(document, title) {
    if (
      !(await confirmed(
        'Remove this document?',
        `“${title}” and everything that only it supports leave the graph.`,
        'Remove',
      ))
    )
      return;
    try {
      await remove(`/api/documents/${encodeURIComponent(document.id)}`);
      announce(`${title} removed.`);
    } catch (error) {
      this.table.prepend(el('p', { class: 'notice error', role: 'alert' }, withCode(error.message)));
      return;
    }
    await this.load();
    this.dispatchEvent(new Event('changed'));
  }

  #acceptDrops() {
    const veil = byId('drop-veil');
    const holdsFiles = event => event.dataTransfer?.types.includes('Files');
    let inside = 0;
    addEventListener('dragenter', event => {
      if (holdsFiles(event)) {
        inside++;
        veil.hidden = false;
      }
    });
    addEventListener('dragleave', event => {
      if (holdsFiles(event) && --inside <= 0) {
        inside = 0;
        veil.hidden = true;
      }
    });
    addEventListener('dragover', event => holdsFiles(event) && event.preventDefault());
    addEventListener('drop', event => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      inside = 0;
      veil.hidden = true;
      this.add([...event.dataTransfer.files]);
    });
  }
}

/** What is known of a document, folded away behind what tells it from others. */
function metadata(document) {
  const fields = Object.entries(document.metadata ?? {});
  if (!fields.length) return null;
  const first = ['author', 'date', 'version', 'language'].flatMap(field => document.metadata[field]?.[0] ?? []);
  return el(
    'details',
    { class: 'metadata' },
    el('summary', {}, first.join(' · ') || 'Metadata'),
    el(
      'dl',
      {},
      fields.flatMap(([field, values]) => [el('dt', {}, field), el('dd', { dir: 'auto' }, values.join(', '))]),
    ),
  );
}

function kindOf(document) {
  const ending = /\.([a-z0-9]{1,5})(?:#.*)?$/i.exec(document.source)?.[1];
  return (ending ?? document.mediaType?.split('/').pop() ?? 'txt').slice(0, 5).toUpperCase();
}
