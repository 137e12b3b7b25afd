// @ts-check
import { get } from './api.js';

const SIGNED_OUT = 4001; // the service's code for a session that has ended

/**
 * The chat's WebSocket (docs/protocol.md): sends messages, hands on events, and when the connection drops, connects again
 * and resumes every unfinished answer after the last event that was seen, so that no event is lost or seen twice.
 */
export class Connection extends EventTarget {
  #socket = null;
  #waiting = [];
  #running = new Map(); // conversationId -> { answerId, seq }
  #tries = 0;
  #heard = 0;

  constructor(url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/chat`) {
    super();
    this.url = url;
    this.#connect();
    setInterval(() => this.#beat(), 15_000);
    addEventListener('online', () => this.#socket?.readyState === WebSocket.CLOSED && this.#connect());
  }

  ask(message) {
    const ask = { type: 'ask', ...message };
    this.#running.set(message.conversationId, { answerId: null, seq: 0, ask });
    this.#send(ask);
  }

  cancel(conversationId) {
    this.#send({ type: 'cancel', conversationId });
  }

  /** Follows an answer that another page or an earlier load of this one asked for. */
  resume(conversationId) {
    this.#running.set(conversationId, { answerId: null, seq: 0 });
    this.#send({ type: 'resume', conversationId, after: 0 });
  }

  #connect() {
    const socket = (this.#socket = new WebSocket(this.url));
    socket.onopen = () => {
      this.#tries = 0;
      this.#heard = Date.now();
      this.#state('open');
      const waiting = this.#waiting.splice(0);
      for (const [conversationId, seen] of this.#running) {
        if (seen.answerId)
          socket.send(JSON.stringify({ type: 'resume', conversationId, answerId: seen.answerId, after: seen.seq }));
        // a question that was sent into a dying connection: it arrived, or it is asked again when the answer is `gone`
        else if (seen.ask && !waiting.includes(JSON.stringify(seen.ask)))
          socket.send(JSON.stringify({ type: 'resume', conversationId, after: 0 }));
      }
      waiting.forEach(text => socket.send(text));
    };
    socket.onmessage = message => this.#take(JSON.parse(message.data));
    socket.onclose = ({ code }) => {
      this.#state('closed');
      if (code === SIGNED_OUT) this.#renew();
      else this.#later();
    };
  }

  #later() {
    setTimeout(() => this.#connect(), Math.min(10_000, 300 * 2 ** this.#tries++) * (0.7 + 0.6 * Math.random()));
  }

  /** The session has ended, or only its token, which a request renews. */
  async #renew() {
    try {
      await get('/api/me');
      this.#later();
    } catch (error) {
      if (error.status === 401) dispatchEvent(new Event('signed-out'));
      else this.#later();
    }
  }

  #send(message) {
    const text = JSON.stringify(message);
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#waiting.push(text);
  }

  #take(event) {
    this.#heard = Date.now();
    if (event.type === 'pong') return;
    const seen = this.#running.get(event.conversationId);
    if (event.code === 'gone' && seen?.ask && !seen.answerId) {
      const { ask } = seen;
      seen.ask = null; // once
      this.#send(ask);
      return;
    }
    if (event.code === 'rate_limited') this.#again();
    if (event.seq > 0 && seen) {
      if (seen.answerId === event.answerId && event.seq <= seen.seq) return;
      seen.answerId = event.answerId;
      seen.seq = event.seq;
    }
    if (event.type === 'done' || (event.type === 'error' && event.code !== 'busy'))
      this.#running.delete(event.conversationId);
    this.dispatchEvent(new CustomEvent('event', { detail: event }));
  }

  /** A message was refused for coming too fast: what is not being answered yet is asked again a moment later. */
  #again() {
    setTimeout(() => {
      for (const seen of this.#running.values()) {
        if (seen.ask && !seen.answerId) this.#send(seen.ask);
      }
    }, 2_000);
  }

  // A connection can be dead without either side having been told.
  #beat() {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (Date.now() - this.#heard > 45_000) this.#socket.close();
    else this.#send({ type: 'ping' });
  }

  #state(state) {
    this.dispatchEvent(new CustomEvent('state', { detail: { state, tries: this.#tries } }));
  }
}
