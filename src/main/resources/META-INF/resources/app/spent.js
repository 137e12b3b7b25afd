// @ts-check
import { byId } from './dom.js';

/** What the open conversation has taken of the chat model, in a line below the composer; silent where it took nothing. */
export class Spent {
  #node = byId('spent');
  #sum;

  constructor() {
    this.begin();
  }

  /** @param usage what the conversation took so far */
  begin(usage = {}) {
    this.#sum = { inputTokens: 0, outputTokens: 0, cost: 0 };
    this.add(usage);
  }

  add(usage = {}) {
    for (const what of Object.keys(this.#sum)) this.#sum[what] += usage[what] ?? 0;
    const amounts = amountsOf(this.#sum);
    this.#node.textContent = amounts.length ? ` This conversation: ${amounts.join(' · ')}.` : '';
  }
}

/** Tokens and cost in words, as far as there are any. The cost has no sign: it is in the currency of the configured prices. */
export function amountsOf(usage) {
  const tokens = (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
  return [
    tokens > 0 && `${tokens.toLocaleString('en')} tokens`,
    usage?.cost > 0 && `cost ${usage.cost.toFixed(4)}`,
  ].filter(Boolean);
}
