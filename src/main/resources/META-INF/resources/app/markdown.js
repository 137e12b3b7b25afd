// @ts-check
import { Marked } from '/webjars/marked/lib/marked.esm.js';
import DOMPurify from '/webjars/dompurify/dist/purify.es.mjs';

const citation = {
  name: 'citation',
  level: 'inline',
  start: text => text.match(/\[\d{1,3}\]/)?.index,
  tokenizer(text) {
    const found = /^\[(\d{1,3})\](?!\()/.exec(text);
    return found && { type: 'citation', raw: found[0], number: Number(found[1]) };
  },
  renderer: token =>
    `<button type="button" class="cite pending" data-number="${token.number}">${token.number}</button>`,
};

const escape = text => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

const marked = new Marked({
  gfm: true,
  breaks: false,
  renderer: {
    html: token => escape(token.text), // what looks like HTML in an answer is text to be read
    image: token => escape(token.text || 'image'), // a picture would be a request to another host
  },
});
marked.use({ extensions: [citation] });

const ALLOWED = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'hr',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'a',
    'button',
  ],
  ALLOWED_ATTR: ['href', 'title', 'start', 'align', 'class', 'data-number', 'type'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
  RETURN_DOM_FRAGMENT: true,
};

DOMPurify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
});

/** An answer's Markdown as safe nodes; `[n]` becomes a button of class `cite`. */
export function render(markdown) {
  const html = /** @type {string} */ (marked.parse(markdown));
  return DOMPurify.sanitize(html, ALLOWED);
}
