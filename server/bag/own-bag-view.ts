import type { BagLineView } from '#contract/bag.ts';
import type { OwnBag } from '#contract/own.ts';
import { plainOrder } from '#domain/money/price-order/plain-order.ts';
import { priceOrder } from '#domain/money/price-order/price-order.ts';
import { deliveryTariff } from '#domain/order/delivery-terms.ts';
import type { Tx } from '#server/database/database.ts';
import { type TopicSource, topicOfPerson, type Versioned } from '#server/topic-source.ts';
import { readBagLines } from './bag-view.ts';

export async function readOwnBags(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-bag'>>> {
  // Read first, so that the data is never older than its version.
  const versions = await db.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM person WHERE id = ANY (${personIds}::text[])`;
  const lines = await readBagLines(db, personIds);
  return new Map(versions.map(({ id, version }) => [id, { version, data: asBag(lines.get(id) ?? []) }]));
}

function asBag(lines: BagLineView[]): OwnBag {
  const held = lines.map((line) => line.heldUntil).filter((until) => until !== null);
  const currency = lines[0]?.price.currency ?? 'EUR';
  const priced = lines.map(({ sku, quantity, price }) => ({ sku, quantity, unitAmount: price.amount }));
  const { itemsAmount, shippingAmount, taxAmount, totalAmount } = priceOrder(plainOrder(priced, deliveryTariff));
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsAmount,
    totals: { itemsAmount, shippingAmount, taxAmount, totalAmount, currency },
    currency,
    heldUntil: held.sort()[0] ?? null,
  };
}

export const ownBagTopic: TopicSource<'my-bag'> = topicOfPerson('my-bag', readOwnBags);
