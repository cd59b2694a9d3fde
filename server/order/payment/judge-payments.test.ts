import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providerActor } from '#server/order/order-actor.ts';
import { judgePayments } from './judge-payments.ts';
import type { HoldRow, LineRow, LockedOrderToPay, LockedPayments, PaymentNews, PaymentRow } from './locked-payments.ts';

const anOrder = (id: string, personId: string, status: LockedOrderToPay['status'] = 'placed'): LockedOrderToPay => ({
  id,
  publicId: id,
  number: 1,
  numberPrefix: '',
  personId,
  source: 'shop',
  status,
  currency: 'EUR',
  totalAmount: 100,
  refundedAmount: 0,
  offer: false,
  isTest: false,
  email: '',
  shippingAmount: 0,
  shippingAddress: null,
  billingAddress: null,
  company: null,
  vatNumber: null,
  payBy: null,
  extendedAt: null,
  payWay: null,
  taxAmount: 0,
  giftCardAmount: 0,
  taxes: [],
  promotions: [],
  itemsAmount: 100,
  discountAmount: 0,
  pricesInclude: true,
  taxCountry: null,
  taxNote: null,
  taxTreatment: 'standard',
  origin: 'ES',
  shippingMethod: null,
  shippingTitle: null,
  arrivesFrom: null,
  arrivesBy: null,
  gift: false,
});
const aLine = (orderId: string, variantId: string, quantity: number): LineRow => ({
  id: `${orderId} ${variantId}`,
  orderId,
  variantId,
  sku: variantId,
  title: '',
  quantity,
  unitAmount: 1,
  basisPoints: null,
});
const approved = (orderId: string): PaymentNews => ({
  paymentId: `pay ${orderId}`,
  status: 'approved',
  ref: '',
  amount: 100,
  currency: 'EUR',
  method: null,
  cardMark: null,
  actor: providerActor,
});
const created = (orderId: string): PaymentRow => ({
  id: `pay ${orderId}`,
  orderId,
  status: 'created',
  reason: null,
  method: 'card',
  amount: 100,
  currency: 'EUR',
});

const people = ['ann', 'ben'];
const variants = ['bowl', 'vase'];

/** Orders over two variants and two people, with holds that may be too small, too large, or beside the order. */
const aShop = fc
  .record({
    orders: fc.array(
      fc.record({
        person: fc.constantFrom(...people),
        wants: fc.array(
          fc.record({ variant: fc.constantFrom(...variants), quantity: fc.integer({ min: 1, max: 3 }) }),
          {
            minLength: 1,
            maxLength: 2,
          },
        ),
        holds: fc.array(
          fc.record({ variant: fc.constantFrom(...variants), quantity: fc.integer({ min: 1, max: 4 }) }),
          {
            maxLength: 2,
          },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    beside: fc.array(
      fc.record({
        person: fc.constantFrom(...people),
        variant: fc.constantFrom(...variants),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 3 },
    ),
    available: fc.record({ bowl: fc.integer({ min: 0, max: 4 }), vase: fc.integer({ min: 0, max: 4 }) }),
  })
  .map(({ orders, beside, available }): LockedPayments => {
    const holds: HoldRow[] = [
      ...orders.flatMap(({ person, holds }, index) =>
        holds.map(({ variant, quantity }, nth) => ({
          id: `hold ${index} ${nth}`,
          orderId: `order ${index}`,
          personId: person,
          variantId: variant,
          quantity,
          bagLineId: null,
        })),
      ),
      ...beside.map(({ person, variant, quantity }, nth) => ({
        id: `beside ${nth}`,
        orderId: null,
        personId: person,
        variantId: variant,
        quantity,
        bagLineId: `bag ${person} ${variant}`,
      })),
    ];
    const held = (variant: string) =>
      holds.filter(({ variantId }) => variantId === variant).reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      orders: new Map(orders.map(({ person }, index) => [`order ${index}`, anOrder(`order ${index}`, person)])),
      stock: new Map(
        variants.map((id) => [
          id,
          {
            id,
            reserved: held(id),
            onHand: held(id) + available[id as 'bowl' | 'vase'],
            editionSize: null,
            numbered: false,
          },
        ]),
      ),
      payments: orders.map((_, index) => created(`order ${index}`)),
      lines: orders.flatMap(({ wants }, index) =>
        wants
          .filter(({ variant }, nth) => wants.findIndex((one) => one.variant === variant) === nth)
          .map(({ variant, quantity }) => aLine(`order ${index}`, variant, quantity)),
      ),
      holds,
      bags: [],
    };
  });

describe('payments of one moment', () => {
  it('never sell a unit twice: what is held stays what the holds say, and nothing goes below it (I1)', () => {
    fc.assert(
      fc.property(aShop, (locked) => {
        const verdicts = judgePayments([...locked.orders.keys()].map(approved), locked);
        const sales = verdicts.flatMap((verdict) => (verdict.kind === 'sold' ? verdict.sale : []));
        const left = new Map(locked.holds.map(({ id, quantity }) => [id, quantity]));
        for (const hold of sales.flatMap(({ holds }) => holds)) {
          expect(hold.left).toBeGreaterThanOrEqual(0);
          expect(hold.left).toBeLessThanOrEqual(left.get(hold.id) ?? -1);
          left.set(hold.id, hold.left);
        }
        for (const [id, { onHand, reserved }] of locked.stock) {
          const units = sales.flatMap(({ units }) => units.filter(({ variantId }) => variantId === id));
          const sold = units.reduce((sum, { quantity }) => sum + quantity, 0);
          const fromHolds = units.reduce((sum, { held }) => sum + held, 0);
          const stillHeld = locked.holds
            .filter(({ variantId }) => variantId === id)
            .reduce((sum, hold) => sum + (left.get(hold.id) ?? 0), 0);
          expect(reserved - fromHolds).toBe(stillHeld);
          expect(onHand - sold).toBeGreaterThanOrEqual(stillHeld);
        }
      }),
    );
  });

  it('sell every order whose pieces are all held for it', () => {
    fc.assert(
      fc.property(aShop, (locked) => {
        const verdicts = judgePayments([...locked.orders.keys()].map(approved), locked);
        for (const [index, [id]] of [...locked.orders].entries()) {
          const isHeld = locked.lines
            .filter(({ orderId }) => orderId === id)
            .every(({ variantId, quantity }) =>
              locked.holds.some(
                (hold) => hold.orderId === id && hold.variantId === variantId && hold.quantity >= quantity,
              ),
            );
          if (isHeld) expect(verdicts[index]?.kind).toBe('sold');
        }
      }),
    );
  });

  const one = (changes: Partial<LockedPayments>, news: PaymentNews[] = [approved('o')]) =>
    judgePayments(news, {
      orders: new Map([['o', anOrder('o', 'ann')]]),
      stock: new Map([['bowl', { id: 'bowl', onHand: 1, reserved: 0, editionSize: null, numbered: false }]]),
      payments: [created('o')],
      lines: [aLine('o', 'bowl', 1)],
      holds: [],
      bags: [],
      ...changes,
    }).map(({ kind }) => kind);

  it('take what nobody holds, if it is there', () => {
    expect(one({})).toEqual(['sold']);
    expect(
      one({ stock: new Map([['bowl', { id: 'bowl', onHand: 1, reserved: 1, editionSize: null, numbered: false }]]) }),
    ).toEqual(['stock_gone']);
  });

  it('pay an order once, and only one that waits for it', () => {
    const other: PaymentRow = { ...created('o'), id: 'other', status: 'approved' };
    expect(one({ payments: [created('o'), other] })).toEqual(['paid_twice']);
    expect(one({ orders: new Map([['o', anOrder('o', 'ann', 'cancelled')]]) })).toEqual(['order_cancelled']);
    expect(one({ orders: new Map([['o', anOrder('o', 'ann', 'shipped')]]) })).toEqual(['order_cancelled']);
    expect(one({ payments: [{ ...created('o'), status: 'approved' }] })).toEqual(['known']);
    expect(one({ payments: [{ ...created('o'), status: 'declined', reason: 'paid_twice' }] })).toEqual(['known']);
    const calledOff: PaymentRow[] = [{ ...created('o'), status: 'declined', reason: 'order_cancelled' }];
    const cancelled = new Map([['o', anOrder('o', 'ann', 'cancelled')]]);
    expect(one({ payments: calledOff, orders: cancelled })).toEqual(['order_cancelled']);
    expect(one({}, [{ ...approved('o'), paymentId: 'no such' }])).toEqual(['known']);
  });

  it('count only when they are the money that was asked for', () => {
    expect(one({}, [{ ...approved('o'), amount: 99 }])).toEqual(['other_amount']);
    expect(one({}, [{ ...approved('o'), currency: 'HUF' }])).toEqual(['other_amount']);
  });

  it('name how they were paid, once that is known', () => {
    const verdicts = (method: string | null) =>
      judgePayments([{ ...approved('o'), method }], {
        orders: new Map([['o', anOrder('o', 'ann')]]),
        stock: new Map(),
        payments: [created('o')],
        lines: [],
        holds: [],
        bags: [],
      });
    expect(verdicts(null)).toMatchObject([{ sale: { method: 'card' } }]);
    expect(verdicts('Visa ending 4242')).toMatchObject([{ sale: { method: 'Visa ending 4242' } }]);
  });

  it('of the same order: the second is judged after the first is stored', () => {
    const second = { ...created('o'), id: 'second' };
    expect(
      one({ payments: [created('o'), second] }, [approved('o'), { ...approved('o'), paymentId: 'second' }]),
    ).toEqual(['sold', 'later']);
  });

  it('take nothing from the stock again when the bank’s money was set aside before', () => {
    const order = anOrder('o', 'ann', 'authorised');
    const stock = new Map([['bowl', { id: 'bowl', onHand: 0, reserved: 0, editionSize: null, numbered: false }]]);
    const payments = [{ ...created('o'), status: 'authorised' as const }];
    expect(one({ orders: new Map([['o', order]]), stock, payments })).toEqual(['sold']);
  });
});
