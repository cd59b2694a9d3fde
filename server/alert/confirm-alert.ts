import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { availableOf } from '#domain/stock/stock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { isOpenToBuy } from '#server/opening/opens-at.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { findAlert } from './alert-row.ts';
import { inStock, joinLine, shopIsOpen } from './ask-for-alert.ts';
import { rememberSeen } from './list/seen-pieces.ts';
import { listOfAddress, seenNow } from './list/watched-list.ts';

export const alertLinkEnded: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask again in the shop.',
};

/** Confirms the address of an alert: from now on they wait. Safe to repeat. Refuses `link_ended`, `in_stock` and `shop_is_open`. */
export async function confirmAlert(id: string): Promise<Decision<null, Problem>> {
  const alert = await findAlert(id);
  if (!alert) return refuse(alertLinkEnded);
  const { kind, sku } = alert;
  const list = alert.list === null ? null : listOfAddress(alert.list);
  const seen = list && (await seenNow(list));
  return transaction(async (tx) => {
    if (sku !== null) {
      const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
      const available = availableOf(variant);
      if (kind === 'back_in_stock' && alert.state === 'unconfirmed' && available > 0) return refuse(inStock(available));
    }
    if (kind === 'opening' && alert.state === 'unconfirmed' && (await isOpenToBuy(tx))) return refuse(shopIsOpen);
    await joinLine(tx, id);
    if (seen && alert.state === 'unconfirmed') await rememberSeen(tx, id, seen.numbers);
    return accept(null);
  });
}
