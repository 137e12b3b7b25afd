// @ts-check
import './account.js'; // first: nothing runs before somebody is signed in
import { announce, byId, icon } from './dom.js';
import { AnswerView } from './answer.js';
import { CollectionPicker } from './collections.js';
import { Connection } from './connection.js';
import { Conversations } from './conversations.js';
import { Documents } from './documents.js';
import { Panel } from './panel.js';
import { Spent } from './spent.js';
import { Thread } from './thread.js';

const connection = new Connection();
const conversations = new Conversations();
const documents = new Documents();
const picker = new CollectionPicker(byId('collections'));
const panel = new Panel();
const spent = new Spent();
const thread = new Thread({ onView: wire });
const question = /** @type {HTMLTextAreaElement} */ (byId('question'));
const send = /** @type {HTMLButtonElement} */ (byId('send'));

let current = null; // id of the open conversation; null before its first question
const running = new Map(); // conversationId -> the view of its running answer

// --- asking

/** A conversation's id; `crypto.randomUUID` is there in secure contexts only, and this page is served over plain HTTP too. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

function ask(text, choice = {}) {
  if (!text.trim() || running.has(current)) return;
  if (!current) {
    current = newId();
    history.pushState(null, '', `#/c/${current}`);
    title(text);
  }
  const view = thread.add(new AnswerView(text.trim(), current));
  running.set(current, view);
  panel.follow(view);
  connection.ask({ question: text.trim(), conversationId: current, ...picker.scope, ...choice });
  question.value = '';
  fit();
  showSend();
}

function wire(view) {
  view.addEventListener('cite', event => panel.open(view, 'sources', event.detail.number));
  view.addEventListener('evidence', event => panel.open(view, event.detail.tab));
  view.addEventListener('found', () => panel.isOpen && view === thread.last && panel.follow(view));
  view.addEventListener(
    'ended',
    () => panel.isOpen && view === thread.last && view.running === false && panel.refresh(view),
  );
  view.addEventListener('again', event => {
    if (running.has(current)) announce('Wait for the answer, or stop it first.');
    else ask(view.question, event.detail);
  });
}

connection.addEventListener(
  'event',
  /** @param {CustomEvent} event */ ({ detail: event }) => {
    let view = running.get(event.conversationId);
    if (
      !view &&
      event.type === 'conversation' &&
      event.conversationId === current &&
      !thread.views.some(v => v.answerId === event.answerId)
    ) {
      view = thread.add(new AnswerView(event.question, current)); // an answer that began before this page was loaded
      running.set(current, view);
    }
    if (event.seq === 0 && event.type === 'error' && ['gone', 'busy'].includes(event.code) && !view) return;
    if (event.code === 'gone' && view) return lost(event, view);
    if (!view) return;
    view.take(event);
    if (event.type === 'conversation') {
      conversations.touch(event.id, event.title);
      conversations.select(current);
    }
    if (event.type === 'done' || event.type === 'error') {
      running.delete(event.conversationId);
      if (event.conversationId === current) spent.add(event.usage);
    }
    showSend();
  },
);

/** The service forgot a running answer, most likely because it was started anew: the conversation may have kept it. */
async function lost(event, view) {
  running.delete(event.conversationId);
  view.take({ ...event, message: 'The connection was lost and this answer with it. Ask again.' });
  showSend();
}

connection.addEventListener(
  'state',
  /** @param {CustomEvent} event */ ({ detail }) => {
    byId('link-state').textContent = detail.state === 'open' || detail.tries < 1 ? '' : 'Connecting again…';
  },
);

// --- the composer

function showSend() {
  const busy = running.has(current);
  send.replaceChildren(icon(busy ? 'i-stop' : 'i-send'));
  send.setAttribute('aria-label', busy ? 'Stop the answer' : 'Send');
  send.disabled = !busy && !question.value.trim();
}

function stop() {
  if (running.has(current)) connection.cancel(current);
}

function fit() {
  // for browsers without field-sizing
  if (CSS.supports('field-sizing', 'content')) return;
  question.style.height = 'auto';
  question.style.height = `${question.scrollHeight}px`;
}

byId('composer').addEventListener('submit', event => {
  event.preventDefault();
  if (running.has(current)) stop();
  else ask(question.value);
});
question.addEventListener('input', () => {
  fit();
  showSend();
});
question.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!running.has(current)) ask(question.value);
});
addEventListener('keydown', event => {
  const target = /** @type {Element} */ (event.target);
  const typing = target.closest?.('input, textarea, dialog, [role="menu"]');
  if (event.key === 'Escape' && !document.querySelector('dialog[open], .menu') && !target.closest?.('.panel')) {
    if (byId('app').classList.contains('side-open')) side(false);
    else stop();
  } else if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    question.focus();
  }
});

// --- conversations

function title(text) {
  byId('title').textContent = text;
  document.title = text === 'New conversation' ? 'Grapevine' : `${text} – Grapevine`;
}

function fresh() {
  current = null;
  title('New conversation');
  spent.begin();
  panel.close();
  thread.empty(documents.list, { ask, choose: () => documents.choose.click() });
  conversations.select(null);
  showSend();
}

async function open(id) {
  current = id;
  panel.close();
  spent.begin();
  conversations.select(id);
  const known = running.get(id);
  try {
    const conversation = await thread.load(id);
    title(conversation.title);
    spent.begin(conversation.usage);
  } catch (error) {
    if (error.status !== 404) {
      thread.error(error.message);
      return;
    }
    thread.clear(); // its first answer may still be running
  }
  if (known) thread.add(known);
  else connection.resume(id);
  showSend();
}

function follow() {
  const id = /^#\/c\/([A-Za-z0-9_-]{1,64})$/.exec(location.hash)?.[1];
  side(false);
  if (!id) fresh();
  else if (id !== current) open(id);
}

addEventListener('hashchange', follow);
addEventListener('popstate', follow);
byId('new-chat').addEventListener('click', () => {
  history.pushState(null, '', location.pathname);
  follow();
  question.focus();
});
document.querySelector('.brand').addEventListener('click', event => {
  event.preventDefault();
  byId('new-chat').click();
});
conversations.addEventListener(
  'deleted',
  /** @param {CustomEvent} event */ ({ detail }) => detail.id === current && byId('new-chat').click(),
);
conversations.addEventListener(
  'renamed',
  /** @param {CustomEvent} event */ ({ detail }) => detail.id === current && title(detail.title),
);

// --- the columns, the theme, the documents

function side(open) {
  byId('app').classList.toggle('side-open', open);
}

byId('side-open').addEventListener('click', () => {
  side(true);
  byId('side-close').focus();
});
byId('side-close').addEventListener('click', () => {
  side(false);
  byId('side-open').focus();
});
byId('veil').addEventListener('click', () => side(false));
byId('panel-toggle').addEventListener('click', () => (panel.isOpen ? panel.close() : panel.open(thread.last ?? null)));
byId('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('grapevine-theme', root.dataset.theme);
  announce(dark ? 'Light colours.' : 'Dark colours.');
});
byId('open-documents').addEventListener('click', () => {
  side(false);
  documents.open();
});
byId('attach').addEventListener('click', () => documents.open());
documents.addEventListener(
  'ask',
  /** @param {CustomEvent} event */ ({ detail }) => {
    picker.addDocument(detail.id, detail.title);
    question.focus();
  },
);
documents.addEventListener('changed', async () => {
  await picker.load();
  if (thread.isEmpty && !current) fresh();
});

await Promise.allSettled([documents.load(), picker.load(), conversations.load()]);
follow();
showSend();
if (matchMedia('(min-width: 861px)').matches) question.focus();
