import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { orderConfirmed } from '#server/order/notices/order-confirmed.ts';
import { notices } from '#server/subjects.ts';
import { noticeFacts, notWords } from '#server/testing/notice-facts.ts';
import { outbidOn } from '#server/testing/notices.ts';
import type { NoticeContent } from './notice-form.ts';
import { wordsOf, wordsOfKept } from './words-of.ts';

describe.each(Object.keys(notices) as NoticeKind[])('a notice of kind %s', (kind) => {
  it('is the same after it was kept, and says whole sentences', () => {
    fc.assert(
      fc.property(noticeFacts(kind), (facts) => {
        const kept = JSON.parse(JSON.stringify(facts));
        expect(notices[kind].facts.parse(kept)).toEqual(facts);
        const words = wordsOf(notices, { kind, facts } as NoticeContent);
        expect(wordsOfKept(notices, { kind, facts: kept, title: 'As told', body: '' })).toEqual(words);
        expect(words.title).not.toBe('');
        expect(words.body).not.toBe('');
        expect(`${words.title} ${words.body}`).not.toMatch(notWords);
      }),
    );
  });

  it('reads as it was told where its facts are missing or of another release', () => {
    const told = { title: 'As told', body: 'At that time.' };
    for (const facts of [null, undefined, {}, [], 'words', { unheard: 'of' }])
      expect(wordsOfKept(notices, { kind, facts, ...told })).toEqual(told);
  });
});

it('a kind that only another release knows reads as it was told', () => {
  const told = { title: 'As told', body: 'At that time.' };
  expect(wordsOfKept(notices, { kind: 'gift_opened', facts: { number: 'MD-1' }, ...told })).toEqual(told);
});

it('has amounts and moments in words', () => {
  expect(wordsOf(notices, { kind: 'outbid', facts: outbidOn('Jar') })).toEqual({
    title: 'You’ve been outbid on Jar',
    body: 'Your maximum was €120. When we sent this, the price was €130 and the next bid €140. The lot closes Fri 20 Nov, 21:04 UTC, later if there are late bids.',
  });
});

it('a receipt says that delivery is free in the words of the pages', () => {
  const sum = [
    { name: 'Delivery', amount: 0, kind: 'delivery' as const },
    { name: 'VAT 21%', amount: 0, kind: 'line' as const },
    { name: 'Total', amount: 9_600, kind: 'total' as const },
  ];
  const sold = { pieces: [], sum, arrival: null, gift: false };
  const facts = { number: 'MD-1', totalAmount: 9_600, currency: 'EUR', taken: true, sold };
  expect(orderConfirmed.rows?.(facts).map(({ value }) => value)).toEqual(['Free', '€0', '€96']);
});
