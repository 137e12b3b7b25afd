import { el } from './dom.js';

/** A passage that opens to its text; the sentences that support the answer are marked. */
export function passageCard(passage, citation, open) {
  const title = passage.title || passage.source;
  const place = [passage.heading, passage.page > 0 && `page ${passage.page}`, passage.source !== title && passage.source, passage.collection]
    .filter(Boolean).join(' · ');
  return el('details', { class: `passage${citation ? ' cited' : ''}${open ? ' shown' : ''}`, open },
    el('summary', {}, el('b', {}, String(passage.number ?? '•')), el('div', {}, el('h3', {}, title), el('div', { class: 'place' }, place))),
    el('div', { class: 'text' }, marked(passage.text, citation ? [citation.sentence, ...(citation.also ?? [])] : [])));
}

function marked(text, sentences) {
  const places = sentences.map(sentence => ({ at: sentence ? text.indexOf(sentence) : -1, sentence }))
    .filter(place => place.at >= 0).sort((a, b) => a.at - b.at);
  const pieces = [];
  let end = 0;
  for (const { at, sentence } of places) {
    if (at < end) continue; // within one that is marked
    pieces.push(text.slice(end, at), el('mark', {}, sentence));
    end = at + sentence.length;
  }
  return [...pieces, text.slice(end)];
}
