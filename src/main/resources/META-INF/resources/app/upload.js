// @ts-check
import { announce, el, plural, withCode } from './dom.js';
import { postForEvents } from './api.js';

/** Some files on their way into a collection, with a bar. */
export class Upload {
  #failures = [];
  #ended = false;

  constructor(files, collection) {
    this.files = files;
    this.collection = collection;
    const name = files.length === 1 ? files[0].name : plural(files.length, 'file');
    this.state = el('span', { class: 'state' }, 'Sending…');
    this.bar = el('progress', { 'aria-label': `Progress of ${name}`, max: 1 });
    this.errors = el('ul', { hidden: true });
    this.node = el(
      'div',
      { class: 'upload', role: 'listitem' },
      el('div', { class: 'line' }, el('strong', {}, name), this.state),
      this.bar,
      this.errors,
    );
  }

  async run() {
    const form = new FormData();
    form.append('collection', this.collection);
    this.files.forEach(file => form.append('files', file, file.name));
    try {
      await postForEvents('/api/documents', form, event => this.#take(event));
      if (!this.#ended)
        throw new Error('The connection broke before the end. Add the files again: what is in stays as it is.');
    } catch (error) {
      this.#fail(error.message);
      this.#end('failed', 'Not added');
    }
  }

  #take(event) {
    switch (event.type) {
      case 'progress':
        this.bar.value = event.fraction;
        this.state.textContent = `${event.done} of ${plural(event.total, 'document')}${event.passages ? ` · ${plural(event.passages, 'passage')}` : ''}`;
        break;
      case 'failed':
        this.#fail(`${event.source}: ${event.reason}`);
        break;
      case 'error':
        this.#fail(event.detail);
        this.#end('failed', 'Not all added');
        break;
      case 'done': {
        const parts = [
          event.added && `${event.added} added`,
          event.replaced && `${event.replaced} replaced`,
          event.unchanged && `${event.unchanged} unchanged`,
          event.removed && `${event.removed} removed`,
          event.failed && `${event.failed} failed`,
        ];
        this.#end(
          this.#failures.length && !event.added && !event.replaced ? 'failed' : 'done',
          parts.filter(Boolean).join(', ') || 'Nothing to add',
        );
        break;
      }
    }
  }

  #fail(text) {
    this.#failures.push(text);
    this.errors.hidden = false;
    this.errors.append(el('li', {}, withCode(text)));
  }

  #end(outcome, text) {
    this.#ended = true;
    this.node.classList.add(outcome);
    this.bar.remove();
    this.state.textContent = text;
    announce(text);
  }
}
