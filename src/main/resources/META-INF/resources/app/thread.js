// @ts-check
import { byId, el, withCode } from './dom.js';
import { get } from './api.js';
import { AnswerView } from './answer.js';
import { emptyState } from './empty.js';

/** The open conversation: its exchanges, and scrolling that follows the answer until the reader scrolls away. */
export class Thread {
  #node = byId('thread');
  #scroll = byId('scroll');
  #follow = true;
  views = [];

  constructor({ onView }) {
    this.onView = onView;
    this.#scroll.addEventListener(
      'scroll',
      () => {
        this.#follow = this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 90;
      },
      { passive: true },
    );
  }

  get last() {
    return this.views.at(-1);
  }

  empty(documents, actions) {
    this.views = [];
    this.#node.replaceChildren(emptyState(documents, actions));
  }

  get isEmpty() {
    return this.views.length === 0;
  }

  clear() {
    this.views = [];
    this.#node.replaceChildren();
  }

  error(text) {
    this.#node.replaceChildren(el('p', { class: 'notice error', role: 'alert' }, withCode(text)));
  }

  add(view) {
    if (this.isEmpty) this.#node.replaceChildren();
    this.views.push(view);
    this.#node.append(view.node);
    view.addEventListener('drawn', () => this.#follow && this.toEnd());
    view.addEventListener('ended', () => this.#follow && this.toEnd());
    this.onView(view);
    this.#follow = true;
    this.toEnd();
    return view;
  }

  /** Reads a kept conversation and draws it; gives its title. */
  async load(id) {
    const conversation = await get(`/api/conversations/${id}`);
    this.clear();
    conversation.exchanges.forEach(exchange => this.add(AnswerView.kept(exchange, id)));
    return conversation;
  }

  toEnd() {
    this.#scroll.scrollTo({ top: this.#scroll.scrollHeight, behavior: 'instant' });
  }
}
