import { el } from './dom.js';

/** A passage that opens to its text; the sentence that supports the answer is marked. */
export function passageCard(passage, citation, open) {
  const title = passage.title || passage.source;
  const place = [passage.heading, passage.page > 0 && `page ${passage.page}`, passage.source !== title && passage.source, passage.collection]
    .filter(Boolean).join(' · ');
  return el('details', { class: `passage${citation ? ' cited' : ''}${open ? ' shown' : ''}`, open },
    el('summary', {}, el('b', {}, String(passage.number ?? '•')), el('div', {}, el('h3', {}, title), el('div', { class: 'place' }, place))),
    el('div', { class: 'text' }, marked(passage.text, citation?.sentence)));
}

function marked(text, sentence) {
  const at = sentence ? text.indexOf(sentence) : -1;
  if (at < 0) return [text];
  return [text.slice(0, at), el('mark', {}, sentence), text.slice(at + sentence.length)];
}
