/** People who asked to be told of a piece that is sold out, while single units of it come in and strangers try to buy them. */
import { createApiAlert } from '#server/alert/api-alerts.ts';
import { database } from '#server/engine/database/database.ts';
import { aProduct } from '../factories.ts';
import { anApiOrder } from '../order-factories.ts';
import { type Asked, anAsk } from './people.ts';
import { oneOf, type Random } from './shop-under-fire.ts';

const waiting = Array.from({ length: 40 }, (_, number) => `waiting-${number}`);
const strangers = ['stranger-1', 'stranger-2', 'stranger-3'];
/** Fewer than wait, so that nothing is ever left for a stranger. */
const mostUnits = 25;

export class WaitingLine {
  readonly sku: string;
  #delivered = 0;

  private constructor(sku: string) {
    this.sku = sku;
  }

  static async form(): Promise<WaitingLine> {
    const { sku } = await aProduct({ onHand: 0 });
    for (const customer of waiting) {
      const email = `${customer}@example.com`;
      await createApiAlert({ customer, email, sku, kind: 'back_in_stock' });
    }
    return new WaitingLine(sku);
  }

  /** A unit that comes in, or somebody's order of one. */
  next(random: Random): Asked {
    const { sku } = this;
    if (this.#delivered < mostUnits && random() < 0.4) {
      this.#delivered++;
      return anAsk('/api/v1/stock-adjustments', { sku, delta: 1, reason: 'delivery' });
    }
    // Mostly those whose turn it may be by now.
    const likely = random() < 0.7 ? waiting.slice(0, this.#delivered + 1) : [...waiting, ...strangers];
    return anAsk('/api/v1/orders', anApiOrder(sku, { customer: oneOf(random, likely) }));
  }

  /** Whether somebody who had waited ordered by it. */
  isServed({ body }: Asked): boolean {
    return 'customer' in body && waiting.some((customer) => customer === body.customer);
  }

  /** What is not as it has to be, once everything that was asked has been answered. */
  async problems(): Promise<string[]> {
    const { sku } = this;
    const { id, onHand, reserved } = await database().variant.findUniqueOrThrow({ where: { sku } });
    const line = await database().alert.findMany({ where: { variantId: id }, orderBy: { number: 'asc' } });
    const orders = await database().order.findMany({
      where: { lines: { some: { variantId: id } }, status: { not: 'cancelled' } },
      select: { person: { select: { reference: true } } },
    });
    const offered = line.filter(({ state }) => state === 'offered').length;
    const firstWaiting = line.findIndex(({ state }) => state === 'waiting');
    const buyers = orders.map(({ person }) => person?.reference ?? '');
    return [
      ...(line.length === waiting.length ? [] : [`${line.length} stand in the line of ${waiting.length}`]),
      ...line.slice(firstWaiting).flatMap(({ state }, at) => (state === 'waiting' ? [] : [`${state} behind ${at}`])),
      ...buyers.filter((buyer) => !waiting.includes(buyer)).map((buyer) => `${buyer} bought what was kept for others`),
      ...(new Set(buyers).size === buyers.length ? [] : ['somebody bought twice']),
      ...(reserved === offered ? [] : [`${reserved} reserved for ${offered} offers`]),
      ...(onHand === reserved ? [] : [`${onHand} on hand, ${reserved} reserved, and people wait`]),
    ];
  }
}
