// @ts-check
import { el, icon } from './dom.js';
import { openMenu } from './menu.js';
import { MODES, ROUTES, percent } from './routes.js';

/**
 * The menu by which a question is asked again, by another route or retrieval mode.
 *
 * @param {HTMLElement} badge the button at which it opens
 * @param {{route: string, alternatives?: Record<string, number>}} event how the router decided
 * @param {string} mode by which it was looked up
 * @param {(choice: {route?: string, mode?: string}) => void} choose
 */
export function openRouteMenu(badge, event, mode, choose) {
  /** @type {(kind: string, key: string, words: string[], checked: boolean, share?: number) => HTMLElement} */
  const item = (kind, key, [name, says], checked, share) =>
    el(
      'button',
      {
        type: 'button',
        role: 'menuitemradio',
        'aria-checked': String(checked),
        onclick: () => choose({ [kind]: key }),
      },
      el('span', { class: 'choice' }, name, el('small', {}, says)),
      share !== undefined && el('span', { class: 'share' }, percent(share)),
      icon('i-check', 'tick'),
    );
  openMenu(
    badge,
    [
      Object.entries(ROUTES).map(([key, words]) =>
        item('route', key, words, key === event.route, event.alternatives?.[key]),
      ),
      el('hr'),
      el('p', { class: 'menu-title' }, 'Or search another way'),
      Object.entries(MODES).map(([key, words]) => item('mode', key, words, key === mode)),
    ],
    { label: 'Answer another way', title: 'Ask again by another route' },
  );
}
