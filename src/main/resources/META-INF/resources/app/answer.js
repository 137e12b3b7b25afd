// @ts-check
import { announce, copyText, el, icon, plural, withCode } from './dom.js';
import { render } from './markdown.js';
import { openRouteMenu } from './route-menu.js';
import { percent, routeName } from './routes.js';
import { feedbackButtons } from './feedback.js';
import { degraded, facts, placeOf } from './answer-words.js';

/**
 * One question and its answer in the thread, drawn from the protocol's events as they come, or from a kept answer.
 *
 * Fires `cite` {number}, `evidence` {tab}, `again` {route|mode}, `retry`.
 */
export class AnswerView extends EventTarget {
  text = '';
  citations = new Map();
  passages = [];
  subgraph = { nodes: [], edges: [] };
  running = true;
  /** Whether it was there before the page: then its end is not announced. */
  quiet = false;
  /** @type {{rating: string, comment?: string} | undefined} what was thought of it */
  feedback;
  #frame = 0;
  #mode = '';

  constructor(question, conversationId) {
    super();
    this.question = question;
    this.conversationId = conversationId;
    this.meta = el('div', { class: 'meta' });
    this.notes = el('div', { class: 'notes', hidden: true });
    this.prose = el('div', { class: 'prose', hidden: true });
    this.foot = el('div', { class: 'foot' });
    this.answer = el(
      'div',
      { class: 'answer', 'aria-busy': 'true', role: 'group', 'aria-label': 'Answer' },
      this.meta,
      this.notes,
      this.prose,
      this.foot,
    );
    this.node = el(
      'article',
      { class: 'exchange' },
      el('div', { class: 'asked' }, el('p', {}, el('span', { class: 'sr' }, 'You asked: '), question)),
      this.answer,
    );
    this.#working('Reading the question');
    this.prose.addEventListener('click', event => {
      const cite = event.target.closest('.cite:not(.pending)');
      if (cite) this.#fire('cite', { number: Number(cite.dataset.number) });
    });
  }

  /** Takes an event of the protocol. */
  take(event) {
    switch (event.type) {
      case 'conversation':
        this.answerId = event.answerId;
        break;
      case 'queued':
        this.#working(`Waiting, place ${event.position} in the queue`);
        break;
      case 'rewritten':
        this.#note(
          el('p', { class: 'rewritten' }, icon('i-rewrite'), el('span', {}, 'Read as: ', el('q', {}, event.question))),
        );
        break;
      case 'scope':
        this.#note(
          el(
            'p',
            { class: 'rewritten' },
            icon('i-docs'),
            el(
              'span',
              { dir: 'auto' },
              `Asked of ${event.sources.join(', ')}${event.documents > event.sources.length ? ` and ${event.documents - event.sources.length} more` : ''}`,
            ),
          ),
        );
        break;
      case 'route':
        this.#route(event);
        break;
      case 'evidence':
        this.#evidence(event);
        break;
      case 'token':
        this.text += event.text;
        this.#draw();
        break;
      case 'citation':
        this.citations.set(event.citation.number, event.citation);
        this.#draw();
        break;
      case 'degraded':
        this.notice(degraded(event), 'warn');
        break;
      case 'error':
        this.#failed(event);
        break;
      case 'done':
        this.#done(event);
        break;
    }
  }

  /** Draws an answer that a conversation has kept. */
  static kept(exchange, conversationId) {
    const view = new AnswerView(exchange.question, conversationId);
    const answer = exchange.answer;
    view.quiet = true;
    view.feedback = exchange.feedback;
    view.take({ type: 'conversation', answerId: exchange.answerId });
    if (answer.question && answer.question !== exchange.question)
      view.take({ type: 'rewritten', question: answer.question });
    if (answer.route) view.take({ type: 'route', ...answer.route });
    if (answer.evidence?.passages?.length) view.take({ type: 'evidence', ...answer.evidence });
    for (const reason of answer.degraded ?? []) view.take({ type: 'degraded', what: reason });
    view.take({ type: 'done', ...answer });
    return view;
  }

  notice(text, kind, action) {
    this.#note(
      el(
        'div',
        { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : 'note' },
        icon('i-warn'),
        el('div', {}, withCode(text)),
        action,
      ),
    );
  }

  /** Marks the chips of the passage that the panel shows. */
  showCited(number) {
    for (const chip of this.prose.querySelectorAll('.cite'))
      chip.classList.toggle('shown', Number(chip.dataset.number) === number);
  }

  #note(node) {
    this.notes.hidden = false;
    this.notes.append(node);
  }

  #working(text) {
    this.status?.remove();
    this.status = el('span', { class: 'working' }, el('span', { class: 'dots' }, el('i'), el('i'), el('i')), text);
    this.meta.append(this.status);
  }

  #route(event) {
    this.route = event.route;
    const badge = el(
      'button',
      {
        type: 'button',
        class: event.overridden ? 'badge chosen' : 'badge',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        title: 'Answer another way',
        'aria-label': `Route: ${routeName(event.route)}, ${event.overridden ? 'chosen by you' : `${percent(event.confidence)} sure`}. Change it`,
        onclick: () => openRouteMenu(badge, event, this.#mode, choice => this.#fire('again', choice)),
      },
      icon('i-route'),
      routeName(event.route),
      el('span', { class: 'confidence' }, event.overridden ? 'your choice' : percent(event.confidence)),
      icon('i-chevron'),
    );
    this.meta.prepend(badge);
    this.#working(['chitchat', 'out_of_scope'].includes(event.route) ? 'Answering' : 'Searching the documents');
  }

  #evidence(event) {
    this.passages = event.passages ?? [];
    this.subgraph = event.subgraph ?? this.subgraph;
    this.#working(`Reading ${plural(this.passages.length, 'passage')}`);
    this.#fire('found', {});
  }

  #draw() {
    this.#frame ||= requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.prose.hidden = !this.text;
    this.prose.classList.toggle('writing', this.running);
    this.prose.replaceChildren(render(this.text));
    for (const chip of this.prose.querySelectorAll('.cite')) {
      const cited = this.citations.get(Number(chip.dataset.number));
      if (!cited) continue;
      chip.classList.remove('pending');
      chip.title = placeOf(cited);
      chip.setAttribute('aria-label', `Source ${cited.number}: ${placeOf(cited)}`);
    }
    if (this.text && this.running) this.status?.remove();
    this.#fire('drawn', {});
  }

  #failed(event) {
    const stopped = event.code === 'cancelled';
    const again = el('button', { type: 'button', onclick: () => this.#fire('again', {}) }, 'Ask again');
    this.notice(stopped ? 'You stopped this answer.' : event.message, stopped ? 'plain' : 'error', again);
    this.#end();
    if (!stopped) announce(`No answer: ${event.message}`);
  }

  #done(event) {
    this.text = event.answer ?? this.text;
    this.citations = new Map((event.citations ?? []).map(citation => [citation.number, citation]));
    this.#mode = event.mode ?? '';
    this.#end(event);
    if (!this.quiet) announce(`Answer ready, ${plural(this.citations.size, 'source')}.`);
  }

  #end(event) {
    this.running = false;
    this.status?.remove();
    this.answer.setAttribute('aria-busy', 'false');
    this.#drawNow();
    if (this.citations.size) this.foot.append(this.#sources());
    this.foot.append(this.#actions(event));
    this.#fire('ended', {});
  }

  #sources() {
    return el(
      'ul',
      { class: 'sources', 'aria-label': 'Sources' },
      [...this.citations.values()].map(cited =>
        el(
          'li',
          {},
          el(
            'button',
            {
              type: 'button',
              class: 'source',
              title: placeOf(cited),
              onclick: () => this.#fire('cite', { number: cited.number }),
            },
            el('b', {}, String(cited.number)),
            el('span', {}, cited.title || cited.source),
            cited.page > 0 && el('small', {}, `p. ${cited.page}`),
          ),
        ),
      ),
    );
  }

  #actions(event) {
    const copy = el(
      'button',
      {
        type: 'button',
        class: 'icon small',
        'aria-label': 'Copy the answer',
        title: 'Copy',
        onclick: async () => {
          await copyText(this.text);
          copy.replaceChildren(icon('i-check'));
          announce('Copied.');
          setTimeout(() => copy.replaceChildren(icon('i-copy')), 1500);
        },
      },
      icon('i-copy'),
    );
    const row = el(
      'div',
      { class: 'actions' },
      event && this.answerId && feedbackButtons(this),
      this.text && copy,
      this.passages.length > 0 &&
        el(
          'button',
          { type: 'button', class: 'quiet', onclick: () => this.#fire('evidence', { tab: 'sources' }) },
          icon('i-book'),
          plural(this.passages.length, 'passage'),
        ),
      this.subgraph.nodes.length > 0 &&
        el(
          'button',
          { type: 'button', class: 'quiet', onclick: () => this.#fire('evidence', { tab: 'graph' }) },
          icon('i-graph'),
          'Graph',
        ),
      event && el('span', { class: 'facts' }, facts(event)),
    );
    return row;
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
