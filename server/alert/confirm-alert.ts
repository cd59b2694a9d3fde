import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { availableOf } from '#domain/stock/stock.ts';
import { transaction } from '#server/database/database.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { findAlert } from './alert-row.ts';
import { inStock, joinLine } from './ask-for-alert.ts';

export const alertLinkEnded: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask again on the piece’s page.',
};

/** Confirms the address of an alert: from now on they wait. Safe to repeat. Refuses `link_ended` and `in_stock`. */
export async function confirmAlert(id: string): Promise<Decision<null, Problem>> {
  const alert = await findAlert(id);
  if (!alert) return refuse(alertLinkEnded);
  const { kind, sku } = alert;
  return transaction(async (tx) => {
    if (sku !== null) {
      const variant = (await lockVariants(tx, [sku])).get(sku) as LockedVariant;
      const available = availableOf(variant);
      if (kind === 'back_in_stock' && alert.state === 'unconfirmed' && available > 0) return refuse(inStock(available));
    }
    await joinLine(tx, id);
    return accept(null);
  });
}
