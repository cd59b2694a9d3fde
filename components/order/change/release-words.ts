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
    ? 'If we agree, your account gets an unpaid-lot warning for a year. With a second one you can’t bid until we allow it.'
    : 'If we agree, your account gets a second unpaid-lot warning, and you can’t bid until we allow it.';
}
