import type { AlertKind, AlertState } from '#contract/alert/alert.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readRows, type Statements } from '#server/engine/database/statement.ts';

export interface AlertRow {
  id: string;
  personId: string;
  kind: AlertKind;
  state: AlertState;
  variantId: string | null;
  sku: string | null;
  maker: string | null;
  list: string | null;
  offeredUntil: Date | null;
}

/** Read without a lock: what is done with it locks its variant, and reads again. */
export async function findAlert(id: string): Promise<AlertRow | null> {
  const [row] = await readRows<AlertRow>`
    SELECT alert.id, person_id AS "personId", kind, state, variant_id AS "variantId", sku, maker, list,
           offered_until AS "offeredUntil"
    FROM alert LEFT JOIN variant ON variant.id = variant_id WHERE alert.id = ${id}`;
  return row ?? null;
}

/** The state under the lock of its variant. */
export async function stateOf(tx: Tx, id: string): Promise<AlertState | null> {
  const alert = await tx.alert.findUnique({ where: { id }, select: { state: true } });
  return (alert?.state as AlertState | undefined) ?? null;
}

/** From 1; null for whoever doesn't wait in a line. */
export async function readPlace(db: Statements, id: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ place: number }[]>`
    SELECT count(*)::int AS place FROM alert AS own JOIN alert AS before ON before.variant_id = own.variant_id
      AND before.kind = own.kind AND before.state = 'waiting' AND before.number <= own.number
    WHERE own.id = ${id} AND own.kind = 'back_in_stock' AND own.state = 'waiting' GROUP BY own.id`;
  return row?.place ?? null;
}
