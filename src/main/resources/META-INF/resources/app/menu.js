// @ts-check
import { el } from './dom.js';

/**
 * Opens a menu at a button. Items are buttons (`menuitem` or `menuitemradio`); arrows move, Escape and a click elsewhere
 * close, and the focus goes back to the button.
 *
 * @param {HTMLElement} button
 * @param {any[]} items
 * @param {{label?: string, title?: string}} words
 */
export function openMenu(button, items, { label, title } = {}) {
  const menu = el(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' },
    title && el('p', { class: 'menu-title' }, title),
    items,
  );
  document.body.append(menu);
  menu.showPopover();
  place(menu, button);
  button.setAttribute('aria-expanded', 'true');
  const buttons = [...menu.querySelectorAll('button')];
  (buttons.find(item => item.getAttribute('aria-checked') === 'true') ?? buttons[0])?.focus();
  menu.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  });
  menu.addEventListener('click', event => {
    const item = event.target.closest('button');
    if (item && item.getAttribute('role') !== 'menuitemcheckbox') menu.hidePopover();
  });
  menu.addEventListener('toggle', event => {
    if (event.newState !== 'closed') return;
    const inside = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    button.setAttribute('aria-expanded', 'false');
    if (inside) button.focus();
  });
  return menu;
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + 6 + size.height < innerHeight || at.top < size.height + 6;
  menu.style.top = `${below ? at.bottom + 6 : at.top - size.height - 6}px`;
  menu.style.left = `${Math.max(10, Math.min(at.left, innerWidth - size.width - 10))}px`;
}
