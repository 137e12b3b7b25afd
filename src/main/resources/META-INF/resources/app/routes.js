// @ts-check
/** The routes and retrieval modes in the words of the page. */
export const ROUTES = {
  lookup: ['Lookup', 'one fact, from one place'],
  multihop: ['Multi-hop', 'facts from several documents, brought together'],
  overview: ['Overview', 'the whole of a topic'],
  aggregate: ['Aggregate', 'counting, listing, ranking'],
  chitchat: ['Small talk', 'no documents needed'],
  out_of_scope: ['Out of scope', 'nothing that documents answer'],
};

export const MODES = {
  graph: ['Graph', 'walks from passages along entities'],
  hybrid: ['Hybrid', 'meaning and words together'],
  vector: ['Vector', 'by meaning'],
  fulltext: ['Full text', 'by words'],
};

export const routeName = route => ROUTES[route]?.[0] ?? route;
export const percent = share => `${Math.round(share * 100)}%`;
