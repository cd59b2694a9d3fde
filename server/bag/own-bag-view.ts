import type { BagLineView } from '#contract/bag.ts';
import type { OwnBag } from '#contract/own.ts';
import { plainOrder } from '#domain/money/price-order/plain-order.ts';
import { priceOrder } from '#domain/money/price-order/price-order.ts';
import type { Tx } from '#server/database/database.ts';
import { automaticAlone } from '#server/order-price/means-in-hand.ts';
import { type OrderTerms, readOrderTerms } from '#server/order-price/order-terms.ts';
import { priceBasket } from '#server/order-price/price-basket.ts';
import { type TopicSource, topicOfPerson, type Versioned } from '#server/topic-source.ts';
import { readBagLines } from './bag-view.ts';

export async function readOwnBags(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-bag'>>> {
  // Read first, so that the data is never older than its version.
  const versions = await db.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM person WHERE id = ANY (${personIds}::text[])`;
  const lines = await readBagLines(db, personIds);
  const variantIds = [...lines.values()].flatMap((bag) => bag.map(({ variantId }) => variantId));
  const terms = await readOrderTerms(db, variantIds);
  return new Map(versions.map(({ id, version }) => [id, { version, data: asBag(lines.get(id) ?? [], terms) }]));
}

function asBag(lines: BagLineView[], terms: OrderTerms): OwnBag {
  const held = lines.map((line) => line.heldUntil).filter((until) => until !== null);
  const currency = lines[0]?.price.currency ?? 'EUR';
  const { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount } = priceOf(lines, { currency, terms });
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsAmount,
    totals: { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, currency },
    currency,
    heldUntil: held.sort()[0] ?? null,
  };
}

/** As an order to the shop's own country would be priced. Where nothing can be sent there, without delivery. */
function priceOf(bag: readonly BagLineView[], { currency, terms }: { currency: string; terms: OrderTerms }) {
  const lines = bag.map(({ sku, variantId, quantity, price }) => ({
    sku,
    variantId,
    quantity,
    unitAmount: price.amount,
  }));
  const basket = priceBasket(
    {
      lines,
      currency,
      shippingMethod: undefined,
      destination: { country: terms.taxes.origin, postalCode: '' },
      ...automaticAlone(terms.automatic).offers({ personId: '', email: '' }, []),
      credits: [],
    },
    terms,
  );
  return basket.ok ? basket.value.priced : priceOrder(plainOrder(lines, { amount: 0, freeFrom: null }));
}

export const ownBagTopic: TopicSource<'my-bag'> = topicOfPerson('my-bag', readOwnBags);
