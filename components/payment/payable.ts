import type { BagLineView } from '#contract/bag/bag.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { Totals } from '#contract/order/price/totals.ts';
import { bagStanding } from '#domain/bag/line-standing.ts';
import type { OrderMoney } from '#domain/order/order-sum.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { numberWords } from '#domain/stock/numbered.ts';

export interface PayableLine {
  key: string;
  sku: string;
  title: string;
  detail: string;
  image: { file: string; alt: string; dominantHex: string } | null;
  quantity: number;
  unitAmount: number;
  /** The unit price last agreed to, if it is another by now. */
  seenAmount: number | null;
  /** In words: whether it is held. */
  state: string;
  bagLine: BagLineView | null;
}

export interface Payable {
  title: string;
  /** An order placed before, by its public id. */
  order: string | null;
  lines: PayableLine[];
  /** The shop’s own: nothing is added up here. */
  totals: Totals;
  /** What the lines of the sum are told from. */
  money: OrderMoney;
  /** What gift cards pay, and what they leave. */
  giftCards: OwnBag['giftCards'];
  toPayAmount: number;
  /** Those of the bag; null: an order that was placed before takes none. */
  codes: OwnBag['codes'] | null;
  currency: string;
  /** Where a bag goes, and the ways to choose from; null: an order that was placed before. */
  delivery: Pick<
    OwnBag,
    'place' | 'crossesCustoms' | 'deliverable' | 'shippingMethod' | 'shippingMethods' | 'orderBy'
  > | null;
  held: { since: string | null; until: string; all: boolean } | null;
  /** What the VAT number entered changes; null: nothing. */
  vatNumber: OwnBag['vatNumber'];
  payBy: string | null;
  /** What waits for an answer, so that nothing may be paid before: a price that rose, a place that nothing is sent to. */
  wait: 'rise' | 'place' | null;
}

export function payableOfBag({ lines, totals, heldUntil, currency, ...bag }: OwnBag): Payable {
  const soonest = lines.find((line) => line.heldUntil === heldUntil);
  return {
    title: 'Your bag',
    order: null,
    lines: lines.map((line) => ({
      key: line.variantId,
      sku: line.sku,
      title: line.title,
      detail: [
        line.variantTitle ?? line.maker,
        line.quantity > 1 && `${line.quantity} pieces`,
        numberWords(line.numbers ?? [], line.numberedOf),
      ]
        .filter(Boolean)
        .join(', '),
      image: line.image,
      quantity: line.quantity,
      unitAmount: line.price.amount,
      seenAmount: line.seenAmount === line.price.amount ? null : line.seenAmount,
      state: stateOf(line),
      bagLine: line,
    })),
    totals,
    money: moneyOfBag({ lines, totals, ...bag }),
    codes: bag.codes,
    giftCards: bag.giftCards,
    toPayAmount: bag.toPayAmount,
    currency,
    delivery: bag,
    held: heldUntil
      ? { until: heldUntil, since: soonest?.heldSince ?? null, all: lines.every((line) => line.heldUntil) }
      : null,
    vatNumber: bag.vatNumber,
    payBy: null,
    wait: waitOf({ lines, deliverable: bag.deliverable }),
  };
}

function stateOf({ heldUntil, drop }: BagLineView): string {
  if (heldUntil) return 'Held';
  return drop
    ? 'Not held. It’s now in a drop, so you can buy it only when it’s your turn.'
    : 'Not held. You can still buy it if it’s here when you pay.';
}

function waitOf({ lines, deliverable }: Pick<OwnBag, 'lines' | 'deliverable'>): Payable['wait'] {
  if (bagStanding(lines.map((line) => ({ ...line, priceAmount: line.price.amount }))).asked) return 'rise';
  return deliverable ? null : 'place';
}

type Money = Pick<OwnBag, 'lines' | 'totals' | 'promotions' | 'pricesInclude' | 'taxes' | 'taxCountry' | 'toPayAmount'>;

/** A code stands in the list of codes: its line of the sum has its title alone. */
const moneyOfBag = ({ lines, totals, promotions, pricesInclude, taxes, taxCountry, ...bag }: Money): OrderMoney => ({
  totals: { ...totals, pricesInclude, taxes, giftCardAmount: totals.totalAmount - bag.toPayAmount },
  lines: lines.map(({ sku, quantity, price }) => ({ sku, quantity, unitAmount: price.amount })),
  promotions: promotions.map((promotion) => ({ ...promotion, code: null })),
  shippingTitle: null,
  taxCountry,
});

export function payableOfOrder(order: OrderView): Payable {
  const { number, publicId, lines, totals, payBy } = order;
  return {
    title: `Order ${number}`,
    order: publicId,
    lines: lines
      .filter((line) => !isPremium(line))
      .map((line) => ({
        key: line.id,
        sku: line.sku,
        title: line.title,
        quantity: line.quantity,
        unitAmount: line.unitAmount,
        detail: line.quantity > 1 ? `${line.quantity} pieces` : '',
        image: line.imageFile ? { file: line.imageFile, alt: '', dominantHex: 'var(--plate)' } : null,
        seenAmount: null,
        state: '',
        bagLine: null,
      })),
    totals,
    money: order,
    codes: null,
    giftCards: [],
    toPayAmount: totals.totalAmount - totals.giftCardAmount,
    currency: totals.currency,
    delivery: null,
    held: null,
    vatNumber: null,
    payBy,
    wait: null,
  };
}
