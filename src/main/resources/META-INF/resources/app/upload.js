// @ts-check
import { announce, el, plural, withCode } from './dom.js';
import { post, remove } from './api.js';
import { action } from './sheet.js';

const ENDS = ['done', 'failed', 'cancelled'];

export const hasEnded = job => ENDS.includes(job.state);

/** One file on its way into a collection: what its job says, with a bar, and what can be done about it. */
export class Upload {
  /** @param {any} job as the service tells it */
  constructor(job) {
    this.job = job;
    this.state = el('span', { class: 'state' });
    this.actions = el('span', { class: 'upload-actions' });
    this.bar = el('progress', { 'aria-label': `Progress of ${job.name}`, max: 1 });
    this.errors = el('ul', { hidden: true });
    this.node = el(
      'div',
      { class: 'upload', role: 'listitem' },
      el(
        'div',
        { class: 'line' },
        el('strong', {}, job.name),
        el('span', { class: 'upload-side' }, this.state, this.actions),
      ),
      this.bar,
      this.errors,
    );
    this.take(job);
  }

  /** Shows the job as it is now. */
  take(job) {
    const before = this.job;
    this.job = job;
    this.node.className = `upload ${job.state}`;
    this.state.textContent = stateOf(job);
    this.bar.hidden = hasEnded(job);
    if (job.state === 'running') this.bar.value = job.fraction;
    else this.bar.removeAttribute('value');
    this.#reasons(job.reason ? job.reason.split('; ') : []);
    this.#offer(job);
    if (hasEnded(job) && !hasEnded(before)) announce(`${job.name}: ${this.state.textContent}`);
  }

  #offer(job) {
    const wanted = ['failed', 'cancelled'].includes(job.state)
      ? action('Try again', () => this.#ask(() => post(`/api/jobs/${job.id}/retry`)))
      : !hasEnded(job) && !job.cancelling && action('Cancel', () => this.#ask(() => remove(`/api/jobs/${job.id}`)));
    if (this.actions.textContent === (wanted ? wanted.textContent : '')) return; // keeps the focus
    if (wanted) wanted.setAttribute('aria-label', `${wanted.textContent}: ${job.name}`);
    this.actions.replaceChildren(wanted || '');
  }

  async #ask(request) {
    try {
      await request();
      this.node.dispatchEvent(new CustomEvent('asked', { bubbles: true, detail: { id: this.job.id } }));
    } catch (error) {
      this.#reasons([error.message]);
    }
  }

  #reasons(texts) {
    this.errors.hidden = !texts.length;
    this.errors.replaceChildren(...texts.map(text => el('li', {}, withCode(text))));
  }
}

/** Files that are being sent, before there are jobs. */
export function sending(files) {
  const name = files.length === 1 ? files[0].name : plural(files.length, 'file');
  const state = el('span', { class: 'state' }, 'Sending…');
  const bar = el('progress', { 'aria-label': `Sending ${name}`, max: 1 });
  const errors = el('ul', { hidden: true });
  const line = el('div', { class: 'line' }, el('strong', {}, name), state);
  return {
    node: el('div', { class: 'upload', role: 'listitem' }, line, bar, errors),
    fail(text) {
      this.node.classList.add('failed');
      bar.remove();
      state.textContent = 'Not sent';
      errors.hidden = false;
      errors.append(el('li', {}, withCode(text)));
      announce('Not sent');
    },
  };
}

function stateOf(job) {
  switch (job.state) {
    case 'queued':
      return job.attempts ? 'Waits to be tried again' : 'Waiting';
    case 'running':
      return job.cancelling
        ? 'Cancelling…'
        : `${Math.round(100 * job.fraction)}%${job.passages ? ` · ${plural(job.passages, 'passage')}` : ''}`;
    case 'done': {
      const { added, replaced, unchanged, failed } = job.documents;
      const parts = [
        added && `${added} added`,
        replaced && `${replaced} replaced`,
        unchanged && `${unchanged} unchanged`,
        failed && `${failed} failed`,
      ];
      return parts.filter(Boolean).join(', ') || 'Nothing to add';
    }
    case 'failed':
      return 'Not added';
    default:
      return 'Cancelled';
  }
}
