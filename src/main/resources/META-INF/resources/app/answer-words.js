// @ts-check
import { MODES } from './routes.js';
import { amountsOf } from './spent.js';

/** Where a citation points, in words. */
export function placeOf(cited) {
  return [cited.title || cited.source, cited.page > 0 && `page ${cited.page}`].filter(Boolean).join(', ');
}

/** Who wrote an answer, how it was looked up, and what it took. */
export function facts(event) {
  const ms =
    event.timingsMs?.total ??
    Object.entries(event.timingsMs ?? {})
      .filter(([step]) => step !== 'firstToken')
      .reduce((sum, [, time]) => sum + time, 0);
  return [
    !['fixed', 'none'].includes(event.generator) && event.generator,
    event.mode && (MODES[event.mode]?.[0] ?? event.mode).toLowerCase(),
    ms > 0 && (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
    ...amountsOf(event.usage),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What fell back, and what the reader has instead. */
export function degraded(event) {
  const text = sentence(event.reason ? `${event.what}: ${event.reason}` : event.what).replace(/[.\s]*$/, '.');
  return /^chat model:/i.test(text) ? `${text} This answer is made of the passages' own sentences.` : text;
}

const sentence = text => text.charAt(0).toUpperCase() + text.slice(1);
