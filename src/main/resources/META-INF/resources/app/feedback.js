// @ts-check
import { announce, el, icon } from './dom.js';
import { post } from './api.js';

/** Thumbs up and down for an answer; a thumb down (or a second look at a thumb up) asks what was wrong, if one likes to say. */
export function feedbackButtons(view) {
  const send = async (thumb, comment = '') => {
    try {
      await post('/api/feedback', { conversationId: view.conversationId, answerId: view.answerId, thumb, comment });
      view.feedback = { thumb, comment };
      show();
      announce('Thank you, noted.');
    } catch (error) {
      view.notice(error.message, 'error');
    }
  };
  const button = (thumb, label) =>
    el(
      'button',
      {
        type: 'button',
        class: 'icon small',
        'aria-label': label,
        title: label,
        'aria-pressed': 'false',
        onclick: () => {
          send(thumb);
          ask(thumb);
        },
      },
      icon(`i-${thumb}`),
    );
  const up = button('up', 'Good answer');
  const down = button('down', 'Bad answer');

  function show() {
    up.setAttribute('aria-pressed', String(view.feedback?.thumb === 'up'));
    down.setAttribute('aria-pressed', String(view.feedback?.thumb === 'down'));
  }

  function ask(thumb) {
    view.foot.querySelector('.comment')?.remove();
    const id = `comment-${view.answerId}`;
    const text = el('textarea', { id, maxLength: 2000, value: view.feedback?.comment ?? '' });
    const form = el(
      'form',
      {
        class: 'comment',
        onsubmit: event => {
          event.preventDefault();
          send(thumb, text.value.trim());
          form.remove();
        },
      },
      el(
        'label',
        { for: id, htmlFor: id },
        thumb === 'up' ? 'What was good about it? (optional)' : 'What was wrong with it? (optional)',
      ),
      text,
      el(
        'div',
        {},
        el('button', { type: 'button', class: 'secondary', onclick: () => form.remove() }, 'Close'),
        el('button', { class: 'primary' }, 'Send'),
      ),
    );
    view.foot.append(form);
    text.focus({ preventScroll: true });
    form.scrollIntoView({ block: 'nearest' });
  }

  show();
  return [up, down];
}
