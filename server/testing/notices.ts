import type { NoticeFacts } from '../notice/words/notice-form.ts';

/** Somebody is outbid on a lot of this name, up to €130. */
export const outbidOn = (lot: string): NoticeFacts<'outbid'> => ({
  lot,
  maxAmount: 12_000,
  currentAmount: 13_000,
  nextAmount: 14_000,
  currency: 'EUR',
  endsAt: '2026-11-20T21:04:00.000Z',
});
