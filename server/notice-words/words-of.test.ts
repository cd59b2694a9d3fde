import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noticeKindSchema } from '#contract/account/notice.ts';
import { outbidOn } from '#server/testing/notices.ts';
import { type NoticeContent, noticeForms } from './notice-forms.ts';
import { wordsOf, wordsOfKept } from './words-of.ts';

type Shape = { [key: string]: unknown };

/** What no sentence may say, whatever its facts are. */
const notWords = /undefined|null|NaN|Invalid|\[object/;
const text = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((one) => !notWords.test(one) && one.isWellFormed());
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());

/** Facts that fit, made from the schema itself: a new kind is tried without anybody thinking of it. */
function fitting(shape: Shape): fc.Arbitrary<unknown> {
  const choices = (shape.anyOf ?? shape.oneOf) as Shape[] | undefined;
  if (choices) return fc.oneof(...choices.map(fitting));
  if (Array.isArray(shape.type)) return fc.oneof(...shape.type.map((type) => fitting({ ...shape, type })));
  if (shape.type === 'null') return fc.constant(null);
  if ('const' in shape) return fc.constant(shape.const);
  if (Array.isArray(shape.enum)) return fc.constantFrom(...(shape.enum as unknown[]));
  if (shape.format === 'date-time') return moment;
  if (typeof shape.pattern === 'string') return fc.stringMatching(new RegExp(shape.pattern));
  if (shape.type === 'string') return text;
  if (shape.type === 'integer') return fc.nat(2_000_000_000);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'array') return fc.array(fitting(shape.items as Shape), { maxLength: 4 });
  if (shape.format === 'date') return moment.map((at) => at.slice(0, 10));
  if (shape.type !== 'object') throw new Error(`No facts are made yet from ${JSON.stringify(shape)}.`);
  const properties = Object.entries(shape.properties as { [name: string]: Shape });
  return fc.record(Object.fromEntries(properties.map(([name, property]) => [name, fitting(property)])));
}

const factsOf = (kind: NoticeContent['kind']) => fitting(z.toJSONSchema(noticeForms[kind].facts) as Shape);

describe.each(noticeKindSchema.options)('a notice of kind %s', (kind) => {
  it('is the same after it was kept, and says whole sentences', () => {
    fc.assert(
      fc.property(factsOf(kind), (facts) => {
        const kept = JSON.parse(JSON.stringify(facts));
        expect(noticeForms[kind].facts.parse(kept)).toEqual(facts);
        const words = wordsOf({ kind, facts } as NoticeContent);
        expect(wordsOfKept({ kind, facts: kept, title: 'As told', body: '' })).toEqual(words);
        expect(words.title).not.toBe('');
        expect(words.body).not.toBe('');
        expect(`${words.title} ${words.body}`).not.toMatch(notWords);
      }),
    );
  });

  it('reads as it was told where its facts are missing or of another release', () => {
    const told = { title: 'As told', body: 'At that time.' };
    for (const facts of [null, undefined, {}, [], 'words', { unheard: 'of' }])
      expect(wordsOfKept({ kind, facts, ...told })).toEqual(told);
  });
});

it('a kind that only another release knows reads as it was told', () => {
  const told = { title: 'As told', body: 'At that time.' };
  expect(wordsOfKept({ kind: 'gift_opened', facts: { number: 'MD-1' }, ...told })).toEqual(told);
});

it('has amounts and moments in words', () => {
  expect(wordsOf({ kind: 'outbid', facts: outbidOn('Jar') })).toEqual({
    title: 'You’ve been outbid on Jar',
    body: 'Your maximum was €120. When we sent this, the price was €130 and the next bid €140. The lot closes Fri 20 Nov, 21:04 UTC, later if there are late bids.',
  });
});
