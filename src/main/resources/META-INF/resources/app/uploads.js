// @ts-check
import { el } from './dom.js';
import { get, postForm } from './api.js';
import { Upload, hasEnded, sending } from './upload.js';

const AGAIN_MS = 3000;
const SHOWN = 100; // of those that have ended, the oldest leave
const DAY_MS = 24 * 60 * 60 * 1000;

/** The uploads of whoever looks: their jobs, followed while somebody looks or one goes on. Fires `ended` when one has. */
export class Uploads extends EventTarget {
  #rows = new Map(); // id of the job -> its row, in the order of the page
  #events = /** @type {EventSource | null} */ (null);
  #looked = false;

  constructor() {
    super();
    this.node = el('div', { class: 'uploads', role: 'list', 'aria-label': 'Uploads' });
    this.node.addEventListener('asked', event => this.#refresh(/** @type {CustomEvent} */ (event).detail.id));
  }

  /** Shows what goes on, and what failed in the last day. */
  async look() {
    this.#looked = true;
    const { jobs } = await get(`/api/jobs?state=queued&state=running&state=failed&limit=${SHOWN}`);
    for (const job of jobs.reverse()) {
      if (!hasEnded(job) || Date.now() - Date.parse(job.ended) < DAY_MS) this.#take(job);
    }
    this.#follow();
  }

  lookAway() {
    this.#looked = false;
    this.#rest();
  }

  /** Sends files; from then on they need neither this page nor this service. */
  async send(files, collection) {
    const form = new FormData();
    form.append('collection', collection);
    files.forEach(file => form.append('files', file, file.name));
    const row = sending(files);
    this.node.prepend(row.node);
    try {
      const { jobs } = await postForm('/api/documents', form);
      row.node.remove();
      jobs.forEach(job => this.#take(job));
      this.#follow();
    } catch (error) {
      row.fail(error.message);
    }
  }

  #take(job) {
    const row = this.#rows.get(job.id);
    if (!row) {
      const added = new Upload(job);
      this.#rows.set(job.id, added);
      this.node.prepend(added.node);
      this.#forget();
      return;
    }
    const ended = hasEnded(job) && !hasEnded(row.job);
    row.take(job);
    if (ended) {
      this.dispatchEvent(new Event('ended'));
      this.#rest();
    }
  }

  #forget() {
    const ended = [...this.#rows].filter(([, row]) => hasEnded(row.job));
    for (const [id, row] of ended.slice(0, Math.max(0, ended.length - SHOWN))) {
      row.node.remove();
      this.#rows.delete(id);
    }
  }

  get #goingOn() {
    return [...this.#rows.values()].some(row => !hasEnded(row.job));
  }

  #follow() {
    if (this.#events || !(this.#looked || this.#goingOn)) return;
    const events = new EventSource('/api/jobs/events');
    this.#events = events;
    events.addEventListener('job', event => this.#take(JSON.parse(event.data)));
    events.addEventListener('open', () => this.#refresh()); // what ended while nobody listened
    events.addEventListener('error', () => {
      if (events.readyState !== EventSource.CLOSED) return; // it connects again by itself
      this.#events = null;
      setTimeout(() => this.#follow(), AGAIN_MS);
    });
  }

  #rest() {
    if (this.#looked || this.#goingOn) return;
    this.#events?.close();
    this.#events = null;
  }

  /** Looks at what has not ended, as far as is known here, and at those that are named. */
  async #refresh(...named) {
    const open = [...this.#rows.values()].map(row => row.job).filter(job => !hasEnded(job) || named.includes(job.id));
    const answers = await Promise.allSettled(open.slice(-SHOWN).map(job => get(`/api/jobs/${job.id}`)));
    answers.forEach(answer => answer.status === 'fulfilled' && this.#take(answer.value));
    this.#follow();
  }
}
