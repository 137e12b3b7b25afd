// @ts-check
import { byId, el, icon } from './dom.js';
import { GraphView } from './graph.js';
import { passageCard } from './passages.js';

/** The panel beside the thread: the sources and the graph of one answer. */
export class Panel {
  #node = byId('panel');
  #tab = 'sources';
  #view = null;
  #opener = null;

  constructor() {
    this.tabs = {
      sources: this.#tabButton('sources', 'i-book', 'Sources'),
      graph: this.#tabButton('graph', 'i-graph', 'Graph'),
    };
    this.body = el('div', { class: 'panel-body', id: 'panel-body', role: 'tabpanel', tabIndex: 0 });
    this.#node.append(
      el(
        'div',
        { class: 'panel-head' },
        el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'What is shown' }, Object.values(this.tabs)),
        el('button', { class: 'icon', 'aria-label': 'Close the panel', onclick: () => this.close() }, icon('i-close')),
      ),
      this.body,
    );
    this.#node.addEventListener('keydown', event => event.key === 'Escape' && this.close());
  }

  get isOpen() {
    return !this.#node.hidden;
  }

  /** Shows an answer's evidence; with a number, opens that passage. */
  open(view, tab = 'sources', number = null) {
    if (!this.isOpen) this.#opener = document.activeElement;
    if (this.#view !== view) this.#view?.showCited(null);
    this.#view = view;
    this.#node.hidden = false;
    byId('panel-toggle').setAttribute('aria-expanded', 'true');
    this.#show(tab, number);
  }

  /** Follows the newest answer while the panel is open. */
  follow(view) {
    if (this.isOpen) this.open(view, this.#tab);
  }

  /** Shows anew an answer that has changed, where it is the one that is shown. */
  refresh(view) {
    if (this.isOpen && this.#view === view && this.#tab === 'sources') this.#show('sources');
  }

  close() {
    this.#node.hidden = true;
    this.#view?.showCited(null);
    this.graph?.destroy();
    this.graph = null;
    byId('panel-toggle').setAttribute('aria-expanded', 'false');
    if (this.#opener?.isConnected) this.#opener.focus();
  }

  #tabButton(name, image, label) {
    return el(
      'button',
      {
        class: 'tab',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': 'panel-body',
        onclick: () => this.#show(name),
        onkeydown: event => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
          const other = name === 'sources' ? 'graph' : 'sources';
          this.#show(other);
          this.tabs[other].focus();
        },
      },
      icon(image),
      label,
    );
  }

  #show(tab, number = null) {
    this.#tab = tab;
    for (const [name, button] of Object.entries(this.tabs)) {
      button.setAttribute('aria-selected', String(name === tab));
      button.tabIndex = name === tab ? 0 : -1;
    }
    this.body.setAttribute('aria-labelledby', `tab-${tab}`);
    this.body.classList.toggle('graph-body', tab === 'graph');
    this.graph?.destroy();
    this.graph = null;
    this.body.replaceChildren();
    if (!this.#view)
      this.body.append(
        el('p', { class: 'panel-note' }, 'Ask something: the passages and the graph behind the answer are shown here.'),
      );
    else if (tab === 'graph')
      this.graph = new GraphView(this.body, this.#view, passage => this.open(this.#view, 'sources', passage));
    else this.#sources(number);
  }

  #sources(number) {
    const view = this.#view;
    view.showCited(number);
    const cards = view.passages.length ? view.passages : [...view.citations.values()];
    const cited = cards.filter(passage => view.citations.has(passage.number)).length;
    this.body.append(
      el(
        'p',
        { class: 'panel-note' },
        cards.length === 0
          ? 'Nothing was looked up for this answer.'
          : `${cards.length} passages were read, ${cited} ${cited === 1 ? 'is' : 'are'} cited.`,
      ),
    );
    for (const passage of cards) {
      this.body.append(passageCard(passage, view.citations.get(passage.number), number === passage.number));
    }
    const shown = this.body.querySelector('.passage.shown');
    if (shown) {
      (shown.querySelector('mark') ?? shown).scrollIntoView({ block: 'center' });
      shown.querySelector('summary').focus({ preventScroll: true });
    }
  }
}
