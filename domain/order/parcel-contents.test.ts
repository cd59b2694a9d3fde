import { describe, expect, it } from 'vitest';
import { everythingSent, leftToSend, mayContain, piecesToSend } from './parcel-contents.ts';

const ordered = [
  { sku: 'BOWL', quantity: 2 },
  { sku: 'JAR', quantity: 1 },
];

describe('what is in a parcel', () => {
  it('can only be what was ordered and isn’t in another parcel', () => {
    expect(mayContain(ordered, [{ sku: 'BOWL', quantity: 2 }])).toMatchObject({ ok: true });
    const left = leftToSend(ordered, [[{ sku: 'BOWL', quantity: 1 }]]);
    expect(mayContain(left, [{ sku: 'BOWL', quantity: 2 }])).toEqual({
      ok: false,
      refusal: { code: 'not_in_order', sku: 'BOWL', left: 1 },
    });
    expect(mayContain(ordered, [{ sku: 'CUP', quantity: 1 }])).toMatchObject({ ok: false });
    expect(mayContain(leftToSend(ordered, [null]), [{ sku: 'JAR', quantity: 1 }])).toMatchObject({ ok: false });
  });

  it('everything is sent once the parcels hold every piece, or one stands for the whole order', () => {
    expect(everythingSent(ordered, [[{ sku: 'BOWL', quantity: 2 }]])).toBe(false);
    expect(everythingSent(ordered, [[{ sku: 'BOWL', quantity: 2 }], [{ sku: 'JAR', quantity: 1 }]])).toBe(true);
    expect(everythingSent(ordered, [null])).toBe(true);
    expect(everythingSent(ordered, [])).toBe(false);
  });
});

describe('what a parcel may be sent with', () => {
  const [bowl, jar] = [(quantity: number) => ({ sku: 'BOWL', quantity }), { sku: 'JAR', quantity: 1 }];

  it('is what no standing parcel has, and not what was lost and refunded', () => {
    const lost = { parcels: [[jar]], standing: [] };
    expect(piecesToSend(ordered, { ...lost, refunded: [] })).toEqual(ordered);
    expect(piecesToSend(ordered, { ...lost, refunded: [jar] })).toEqual([bowl(2)]);
    const bothLost = { parcels: [null], standing: [] };
    expect(piecesToSend(ordered, { ...bothLost, refunded: [bowl(1), jar] })).toEqual([bowl(1)]);
    const oneLost = { parcels: [[bowl(1)], [bowl(1), jar]], standing: [[bowl(1), jar]] };
    expect(piecesToSend(ordered, { ...oneLost, refunded: [] })).toEqual([bowl(1)]);
    expect(piecesToSend(ordered, { ...oneLost, refunded: [bowl(1)] })).toEqual([]);
  });

  it('is still what is here after a piece that was sent is refunded, until more is refunded than was sent', () => {
    const sent = { parcels: [[bowl(1), jar]], standing: [[bowl(1), jar]] };
    expect(piecesToSend(ordered, { ...sent, refunded: [bowl(1), jar] })).toEqual([bowl(1)]);
    expect(piecesToSend(ordered, { ...sent, refunded: [bowl(2)] })).toEqual([]);
    expect(piecesToSend(ordered, { parcels: [], standing: [], refunded: [jar] })).toEqual([bowl(2)]);
  });
});
