// @ts-check
import { el } from './dom.js';
import { get } from './api.js';

/** A passage that opens to its text; the sentences that support the answer are marked. */
export function passageCard(passage, citation, open) {
  const title = passage.title || passage.source;
  const place = [
    passage.heading,
    passage.page > 0 && `page ${passage.page}`,
    passage.source !== title && passage.source,
    passage.collection,
  ]
    .filter(Boolean)
    .join(' · ');
  const state = el('div', { class: 'original' });
  const card = el(
    'details',
    { class: `passage${citation ? ' cited' : ''}${open ? ' shown' : ''}`, open },
    el(
      'summary',
      {},
      el('b', {}, String(passage.number ?? '•')),
      el('div', {}, el('h3', {}, title), el('div', { class: 'place' }, place)),
    ),
    el(
      'div',
      { class: 'text', dir: 'auto' },
      marked(passage.text, citation ? [citation.sentence, ...(citation.also ?? [])] : []),
    ),
    state,
  );
  let looked = false;
  const look = () => {
    if (!card.open || looked || !passage.documentId) return;
    looked = true;
    showOriginal(passage, state);
  };
  card.addEventListener('toggle', look);
  look();
  return card;
}

/** A link to the file that the passage stands in, at its page; or that the document is gone. */
async function showOriginal(passage, place) {
  const address = `/api/documents/${encodeURIComponent(passage.documentId)}`;
  try {
    const document = await get(address);
    if (!document.metadata?.['original-sha256']) return;
    const page = passage.page > 0 && document.mediaType === 'application/pdf' ? `#page=${passage.page}` : '';
    place.append(
      el(
        'a',
        { href: `${address}/original${page}`, target: '_blank', rel: 'noopener' },
        page ? `Open the original at page ${passage.page}` : 'Open the original',
      ),
    );
  } catch (error) {
    if (error.status === 404)
      place.append(el('p', { class: 'gone', role: 'note' }, 'This document has been removed since.'));
  }
}

function marked(text, sentences) {
  const places = sentences
    .map(sentence => ({ at: sentence ? text.indexOf(sentence) : -1, sentence }))
    .filter(place => place.at >= 0)
    .sort((a, b) => a.at - b.at);
  const pieces = [];
  let end = 0;
  for (const { at, sentence } of places) {
    if (at < end) continue; // within one that is marked
    pieces.push(text.slice(end, at), el('mark', {}, sentence));
    end = at + sentence.length;
  }
  return [...pieces, text.slice(end)];
}
