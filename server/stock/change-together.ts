/**
 * I1: changes are stored together under each row's lock; those below what is reserved, and those of pieces that people
 * wait for, are left to `changeVariant`.
 */
import type { ChangedVariant, ChangeVariant } from '#contract/catalogue/product-api.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { groupLockTimeoutMs, writeRows } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';

export interface VariantChange {
  sku: string;
  change: ChangeVariant;
  by: string | null;
}

/** Stores changes, which may be tried again: the values are absolute. @returns `undecided` where nothing was changed */
export async function changeVariants(changes: readonly VariantChange[]): Promise<(ChangedVariant | 'undecided')[]> {
  const answers: (ChangedVariant | 'undecided')[] = changes.map(() => 'undecided');
  for (let waiting = [...changes.entries()]; waiting.length > 0; ) {
    // Each change of one SKU has a version of its own, and a statement is of one actor: the ledger names them.
    const next = new Map<string, number>();
    for (const [index, { sku }] of waiting) if (!next.has(sku)) next.set(sku, index);
    const by = waiting[0]?.[1].by ?? null;
    const isNow = ([index, { sku, by: theirs }]: [number, VariantChange]) => next.get(sku) === index && theirs === by;
    const now = waiting.filter(isNow).map(([, one]) => one);
    for (const changed of await store(now, by)) answers[next.get(changed.sku) ?? -1] = changed;
    const later = waiting.filter((one) => !isNow(one));
    waiting = later;
  }
  return answers;
}

/** @param changes of different SKUs, all by one actor @returns those that were stored */
async function store(changes: readonly VariantChange[], by: string | null): Promise<ChangedVariant[]> {
  const column = <T>(of: (one: VariantChange) => T) => changes.map(of);
  // Each lock is taken in the order that all take, and the condition sees the row as it is under it.
  const changed = await writeRows<ChangedVariant & { reason: string; by: string }>`
    WITH lock_timeout AS MATERIALIZED (
      SELECT set_config('lock_timeout', ${String(groupLockTimeoutMs)}, true) AS ms
    ), locked AS (
      SELECT id, sku FROM variant JOIN lock_timeout ON ms IS NOT NULL WHERE sku = ANY (${column(({ sku }) => sku)}::text[]) ORDER BY product_id, id FOR UPDATE OF variant
    )
    UPDATE variant SET price_amount = coalesce(new.price, price_amount), on_hand = coalesce(new.count, on_hand),
      compare_at_amount = CASE WHEN new.sets_compare_at THEN new.compare_at ELSE compare_at_amount END
    FROM locked JOIN unnest(${column(({ sku }) => sku)}::text[], ${column(({ change }) => change.priceAmount ?? null)}::int[],
        ${column(({ change }) => change.onHand ?? null)}::int[], ${column(({ change }) => change.compareAtAmount ?? null)}::int[],
        ${column(({ change }) => change.compareAtAmount !== undefined)}::boolean[])
      AS new (sku, price, count, compare_at, sets_compare_at) ON new.sku = locked.sku
    WHERE variant.id = locked.id AND (new.count IS NULL OR new.count >= variant.reserved)
      -- No more of a numbered edition than it has numbers: judged one by one.
      AND (NOT variant.numbered OR new.count IS NULL OR new.count <= variant.on_hand)
      AND NOT EXISTS (SELECT FROM reservation WHERE variant_id = variant.id AND expires_at <= clock_timestamp())
      -- What comes back is offered to them, and the answer has to say so.
      AND NOT EXISTS (SELECT FROM alert WHERE variant_id = variant.id AND kind = 'back_in_stock' AND state = 'waiting')
    RETURNING variant.sku, on_hand AS "onHand", reserved, on_hand - reserved AS available, price_amount AS "priceAmount",
      version, set_config('marketday.reason', 'counted', true) AS reason, set_config('marketday.actor', ${by ?? ''}, true) AS by`;
  return changed.map(({ reason: _, by: __, ...variant }) => variant);
}

/** Stores one change together with whatever else comes. Resolves after the commit. */
export const changeTogether = processWide('variants-to-change', () =>
  groupCommit<VariantChange, ChangedVariant | 'undecided'>(changeVariants, { keysOf: ({ sku }) => [sku] }),
);
