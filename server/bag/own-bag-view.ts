import type { BagLineView } from '#contract/bag.ts';
import type { OwnBag } from '#contract/own.ts';
import { priceOrder } from '#domain/order/price-order.ts';
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
  const totals = priceOrder(lines.map(({ quantity, price }) => ({ quantity, unitAmount: price.amount })));
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsAmount: totals.itemsAmount,
    totals: { ...totals, currency },
    currency,
    heldUntil: held.sort()[0] ?? null,
  };
}

export const ownBagTopic: TopicSource<'my-bag'> = topicOfPerson('my-bag', readOwnBags);
