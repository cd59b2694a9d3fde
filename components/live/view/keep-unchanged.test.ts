import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepUnchanged } from './keep-unchanged.ts';

it('keeps a part that has not changed, and the whole if nothing has', () => {
  const before = { stock: { available: 3, sold: 1 }, price: { amount: 5 }, images: ['a', 'b'] };
  const after = keepUnchanged(before, { stock: { available: 3, sold: 1 }, price: { amount: 6 }, images: ['a', 'b'] });
  expect(after.stock).toBe(before.stock);
  expect(after.images).toBe(before.images);
  expect(after.price).toEqual({ amount: 6 });
  expect(keepUnchanged(before, structuredClone(before))).toBe(before);
});

it('tells a missing part from one that is nothing, a list from an object, and a shorter list', () => {
  expect(keepUnchanged({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  expect(keepUnchanged({ 0: 'a' }, ['a'])).toEqual(['a']);
  expect(keepUnchanged(['a', 'b'], ['a'])).toEqual(['a']);
  expect(keepUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(keepUnchanged({ a: 0 }, { a: -0 })).toStrictEqual({ a: -0 });
});

it('takes a part for what it is, whatever it is called', () => {
  const sent = () => JSON.parse('{"__proto__":{"a":1},"toString":2}');
  const kept = keepUnchanged({ b: 1 }, sent());
  expect(Object.entries(kept)).toEqual(Object.entries(sent()));
  expect(keepUnchanged(kept, sent())).toBe(kept);
});

it('never changes what is shown, nor what is held', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      const [heldBefore, sentNext] = [structuredClone(before), structuredClone(next)];
      expect(keepUnchanged(before, next)).toStrictEqual(sentNext);
      expect(before).toStrictEqual(heldBefore);
      expect(keepUnchanged(before, structuredClone(before))).toBe(before);
    }),
  );
});
