// @ts-check
import { announce, el, icon, plural, withCode } from './dom.js';
import { get } from './api.js';
import { TYPES, styles } from './graph-styles.js';
import { passageCard } from './passages.js';

/** Edges that say no more than that two things belong together. */
const TIES = new Set(['mentions', 'mentioned together', 'relates']);
/** Entities drawn at first; the others are drawn when they are chosen. */
const DRAWN = 16;
/** Where so many entities are shared by passages, one that hangs on a single passage is not drawn. */
const FEWEST_TIES = 4;

/**
 * The evidence subgraph: passages as squares, entities as dots. A click on an entity shows its passages and can bring in
 * its neighbours; the list below the drawing does the same without a pointer.
 */
export class GraphView {
  #cy = null;
  #destroyed = false;

  constructor(body, view, openPassage) {
    this.view = view;
    this.openPassage = openPassage;
    this.nodes = new Map(view.subgraph.nodes.map(node => [node.id, node]));
    this.edges = new Map(view.subgraph.edges.map(edge => [keyOf(edge), edge]));
    this.numbers = new Map(view.passages.map(passage => [passage.passageId, passage.number]));
    if (!this.nodes.size) {
      body.append(el('p', { class: 'panel-note' }, 'No graph was used for this answer.'));
      return;
    }
    this.canvas = el('div', {
      class: 'canvas',
      role: 'img',
      'aria-label': `Graph of ${plural(this.nodes.size, 'node')}; the entities are listed below`,
    });
    this.pane = el('section', { class: 'entity-pane', 'aria-label': 'Entities' });
    this.legend = el('div', { class: 'legend' });
    body.append(
      el(
        'div',
        { class: 'graph' },
        el(
          'div',
          { class: 'graph-tools' },
          el(
            'button',
            {
              class: 'icon small',
              'aria-label': 'Fit the graph to the panel',
              title: 'Fit',
              onclick: () => this.#fit(),
            },
            icon('i-spread'),
          ),
        ),
        this.canvas,
      ),
      this.legend,
      this.pane,
    );
    this.#drawLegend();
    this.#list();
    this.#draw();
  }

  destroy() {
    this.#destroyed = true;
    this.#cy?.destroy();
    this.themes?.disconnect();
  }

  async #draw() {
    const { default: cytoscape } = await import('/webjars/cytoscape/dist/cytoscape.esm.min.mjs');
    if (this.#destroyed) return;
    this.#cy = cytoscape({
      container: this.canvas,
      elements: this.#elements(this.#strongest(), this.edges.values()),
      style: styles(),
      layout: { name: 'preset' },
      minZoom: 0.12,
      maxZoom: 1.8,
      autoungrabify: false,
      boxSelectionEnabled: false,
    });
    this.#cy.on('tap', 'node', event => this.#choose(event.target.id()));
    this.#cy.on('tap', event => event.target === this.#cy && this.#list());
    this.#layout();
    this.themes = new MutationObserver(() => this.#restyle());
    this.themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#destroyed || this.#restyle());
    this.canvas.dataset.ready = 'true';
  }

  #restyle() {
    this.#cy.style(styles());
    this.#readable();
  }

  /** The passages found and the entities that most of them share; of other passages and communities, what these hang on. */
  #strongest() {
    const all = [...this.nodes.values()];
    const neighbours = id =>
      new Set([...this.edges.values()].flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
    const shared = new Map(
      all
        .filter(node => node.kind === 'entity')
        .map(node => [node, [...neighbours(node.id)].filter(id => this.nodes.get(id)?.kind !== 'entity').length]),
    );
    const entities = [...shared.keys()].sort((a, b) => shared.get(b) - shared.get(a) || b.weight - a.weight);
    const ties = entities.filter(node => shared.get(node) > 1);
    const drawn = (ties.length >= FEWEST_TIES ? ties : entities).slice(0, DRAWN);
    const reached = new Set(drawn.flatMap(node => [...neighbours(node.id)]));
    return [
      ...all.filter(node => node.kind !== 'entity' && (this.numbers.has(node.id) || reached.has(node.id))),
      ...drawn,
    ];
  }

  /** @returns {any[]} of cytoscape's `ElementDefinition` */
  #elements(nodes, edges) {
    const list = [...nodes];
    const known = new Set(list.map(node => node.id));
    const most = Math.max(...list.map(node => node.weight), 1e-9);
    const drawn = id => known.has(id) || this.#cy?.getElementById(id).nonempty();
    return [
      ...list.map(node => ({
        group: 'nodes',
        classes: node.kind === 'entity' ? `entity ${node.type || 'other'}` : node.kind,
        data: {
          id: node.id,
          size: 16 + 18 * Math.sqrt(Math.max(0, node.weight) / most),
          label: node.kind === 'passage' ? String(this.numbers.get(node.id) ?? '') : short(node.label),
        },
      })),
      ...[...edges]
        .filter(
          edge =>
            edge.from !== edge.to &&
            drawn(edge.from) &&
            drawn(edge.to) &&
            !this.#cy?.getElementById(keyOf(edge)).nonempty(),
        )
        .map(edge => ({
          group: 'edges',
          classes: TIES.has(edge.label) ? 'tie' : 'relation',
          data: {
            id: keyOf(edge),
            source: edge.from,
            target: edge.to,
            label: TIES.has(edge.label) ? '' : short(edge.label),
          },
        })),
    ];
  }

  #layout() {
    this.#cy
      .layout({
        name: 'cose',
        animate: false,
        fit: true,
        padding: 26,
        randomize: !this.laidOut,
        nodeRepulsion: () => 4200,
        idealEdgeLength: () => 30,
        componentSpacing: 24,
        nodeOverlap: 8,
        edgeElasticity: () => 60,
        gravity: 1.6,
        numIter: 1200,
        nodeDimensionsIncludeLabels: true,
      })
      .run();
    this.laidOut = true;
    this.#readable();
  }

  /** Where the whole graph had to be shrunk to fit, the names shrink less. */
  #readable() {
    if (this.#destroyed) return;
    const scale = Math.min(3, Math.max(1, 0.85 / this.#cy.zoom()));
    this.#cy
      .style()
      .selector('node')
      .style('font-size', 12 * scale)
      .update();
  }

  #fit() {
    this.#cy?.animate({ fit: { padding: 26 } }, { duration: 200, complete: () => this.#readable() });
  }

  #drawLegend() {
    const types = new Set(
      [...this.nodes.values()].filter(node => node.kind === 'entity').map(node => node.type || 'other'),
    );
    this.legend.replaceChildren(
      el('span', { class: 'kind-passage' }, 'Passage'),
      ...Object.keys(TYPES)
        .filter(type => types.has(type))
        .map(type => el('span', { class: `type-${type}` }, TYPES[type])),
    );
  }

  #list() {
    if (this.#cy?.elements('.faded').nonempty()) this.#fit();
    this.#cy?.elements().removeClass('faded chosen');
    const entities = [...this.nodes.values()]
      .filter(node => node.kind === 'entity')
      .sort((a, b) => b.weight - a.weight);
    this.pane.replaceChildren(
      el(
        'header',
        {},
        el('span', { class: 'type' }, `${plural(entities.length, 'entity', 'entities')} tie the passages together`),
      ),
      el(
        'ul',
        { class: 'entity-list' },
        entities.map(entity =>
          el('li', {}, el('button', { type: 'button', onclick: () => this.#choose(entity.id) }, entity.label)),
        ),
      ),
    );
  }

  #choose(id) {
    const node = this.nodes.get(id);
    if (this.#cy?.getElementById(id).empty()) {
      this.#cy.add(this.#elements([node], this.edges.values()));
      this.#layout();
    }
    const around = this.#cy?.getElementById(id).closedNeighborhood();
    this.#cy?.elements().removeClass('chosen').addClass('faded');
    around?.removeClass('faded');
    this.#cy?.getElementById(id).addClass('chosen');
    if (around?.nonempty())
      this.#cy.animate({ fit: { eles: around, padding: 34 } }, { duration: 220, complete: () => this.#readable() });
    if (node.kind === 'entity') this.#entity(node);
    else if (this.numbers.has(id)) this.openPassage(this.numbers.get(id));
  }

  async #entity(node) {
    const expand = el(
      'button',
      { type: 'button', class: 'small-button', disabled: true },
      icon('i-spread'),
      'Neighbours',
    );
    const list = el('div', {}, this.#evidenceOf(node.id));
    this.pane.replaceChildren(
      el(
        'header',
        {},
        el('div', {}, el('h3', {}, node.label), el('div', { class: 'type' }, TYPES[node.type] ?? 'Entity')),
        expand,
        el(
          'button',
          { type: 'button', class: 'icon small', 'aria-label': 'Back to all entities', onclick: () => this.#list() },
          icon('i-close'),
        ),
      ),
      list,
    );
    try {
      const entity = await get(`/api/entities/${encodeURIComponent(node.id)}`);
      list.replaceChildren(...this.#otherNames(entity), ...this.#passagesOf(entity));
      expand.disabled = false;
      expand.onclick = () => this.#expand(entity);
    } catch (error) {
      list.append(el('p', { class: 'panel-note' }, withCode(error.message)));
    }
  }

  #otherNames(entity) {
    const notes = [];
    if (entity.aliases.length) notes.push(`Merged with it: ${entity.aliases.join(', ')}.`);
    if (entity.same.length) notes.push(`May be the same: ${entity.same.map(other => other.name).join(', ')}.`);
    return notes.map(note => el('p', { class: 'panel-note' }, note));
  }

  #passagesOf(entity) {
    return entity.passages.map(passage =>
      passageCard(
        { ...passage, number: this.numbers.get(passage.passageId) },
        this.view.citations.get(this.numbers.get(passage.passageId)),
        entity.passages.length === 1,
      ),
    );
  }

  #evidenceOf(id) {
    const near = new Set(
      this.view.subgraph.edges.flatMap(edge => (edge.from === id ? [edge.to] : edge.to === id ? [edge.from] : [])),
    );
    return this.view.passages
      .filter(passage => near.has(passage.passageId))
      .map(passage => passageCard(passage, this.view.citations.get(passage.number), false));
  }

  #expand(entity) {
    const nodes = entity.subgraph.nodes.filter(node => !this.nodes.has(node.id));
    nodes.forEach(node => this.nodes.set(node.id, node));
    const edges = entity.subgraph.edges.filter(
      edge => !this.edges.has(keyOf(edge)) && this.nodes.has(edge.from) && this.nodes.has(edge.to),
    );
    edges.forEach(edge => this.edges.set(keyOf(edge), edge));
    announce(nodes.length ? `${plural(nodes.length, 'neighbour')} added.` : 'No further neighbours.');
    if (!nodes.length && !edges.length) return;
    this.#cy.add(this.#elements(nodes, this.edges.values()));
    this.#layout();
    this.#drawLegend();
    this.#choose(entity.key);
  }
}

const keyOf = edge => `${edge.from} ${edge.label} ${edge.to}`;
const short = text => (text.length > 26 ? `${text.slice(0, 25)}…` : text);
