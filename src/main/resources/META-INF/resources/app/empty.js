// @ts-check
import { el, icon } from './dom.js';

/** What stands in the thread before the first question: examples from the documents that are there, or a place to drop some. */
export function emptyState(documents, { ask, choose }) {
  const logo = icon('logo', 'logo');
  if (!documents.length) {
    return el(
      'div',
      { class: 'empty' },
      logo,
      el('h2', {}, 'Begin with your documents'),
      el('p', {}, 'They stay on this machine. Every answer shows the passages that it comes from.'),
      el(
        'button',
        { class: 'first-drop', type: 'button', onclick: choose },
        icon('i-upload'),
        el('strong', {}, 'Drop files here, or choose them'),
        'PDF, Word, HTML, Markdown, text, JSON Lines',
      ),
    );
  }
  return el(
    'div',
    { class: 'empty' },
    logo,
    el('h2', {}, 'What would you like to know?'),
    el('p', {}, 'Every answer comes from your documents and shows the passages that support it.'),
    el(
      'div',
      { class: 'examples' },
      examples(documents).map(([kind, question]) =>
        el(
          'button',
          { class: 'example', type: 'button', onclick: () => ask(question) },
          el('small', {}, kind),
          el('span', {}, question),
        ),
      ),
    ),
  );
}

/** One question of each kind, made of the titles of the newest documents. */
function examples(documents) {
  const newest = [...documents]
    .sort((a, b) => b.ingestedAt.localeCompare(a.ingestedAt))
    .map(document => document.title || document.source);
  const [first, second] = [newest[0], newest.find(title => title !== newest[0])];
  return [
    ['One document', `What does “${first}” say?`],
    second
      ? ['Across documents', `What connects “${first}” and “${second}”?`]
      : ['Details', `Who is named in “${first}”?`],
    ['The whole', 'What are these documents about?'],
    ['Counting', 'Which names are mentioned most often?'],
  ];
}
