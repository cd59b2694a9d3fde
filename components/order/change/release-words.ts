import type { ReleaseReason } from '#domain/order/won-lot.ts';

export const releaseReasonWords: Readonly<Record<ReleaseReason, { title: string; hint: string }>> = {
  card_refused: {
    title: 'My payment was refused',
    hint: 'Another payment method may work. You have until the due date.',
  },
  more_time: { title: 'I need more time', hint: 'You can have seven more days, once.' },
  mistake: { title: 'I bid by mistake', hint: 'Tell us what you meant to bid.' },
  not_wanted: { title: 'I no longer want it', hint: 'Then others can still have the lot.' },
};

export function markWords(marks: number): string {
  return marks === 0
    ? 'If the house agrees, your account gets a mark for a year. With a second mark you can’t bid until the house allows it.'
    : 'If the house agrees, your account gets a second mark, and you can’t bid until the house allows it.';
}
