import { describe, expect, it } from 'vitest';
import { everythingSent, leftToSend, mayContain } from './parcel-contents.ts';

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
