import { advances } from '#domain/order/payment-progress.ts';
import type { Approval, ApprovedOrder, HoldRow, LockedApprovals, PieceRow } from './locked-approvals.ts';

/** An approval that does the usual: a placed order, paid once, whose pieces are all held for it. */
export interface PlainApproval extends Approval {
  order: ApprovedOrder;
  /** How it was paid, as it is shown. */
  method: string;
  pieces: readonly Piece[];
  holdIds: readonly string[];
}

export type Piece = PieceRow & { variantId: string };

/**
 * The plain ones of these approvals. The others (a lot, paid twice, cancelled, a hold that has ended …)
 * are for `finaliseOrder` alone.
 */
export function plainApprovals(approvals: readonly Approval[], locked: LockedApprovals): PlainApproval[] {
  const payments = grouped(locked.payments, ({ orderId }) => orderId);
  const paymentOf = new Map(locked.payments.map((payment) => [payment.id, payment]));
  const pieces = grouped(locked.pieces, ({ orderId }) => orderId);
  const holds = grouped(locked.holds, ({ orderId }) => orderId ?? '');
  const beside = new Set((holds.get('') ?? []).map(unitsOf));
  const decided = new Set<string>();

  return approvals.flatMap((approval) => {
    const payment = paymentOf.get(approval.paymentId);
    const order = payment && locked.orders.get(payment.orderId);
    if (!order || decided.has(order.id) || order.status !== 'placed' || order.source === 'auction') return [];
    const others = (payments.get(order.id) ?? []).filter(({ id }) => id !== payment.id);
    if (!advances(payment.status, 'approved') || others.some(({ status }) => tookMoney.has(status))) return [];
    const held = heldPieces(pieces.get(order.id) ?? [], holds.get(order.id) ?? []);
    // A shopper whose hold ended while paying may have held the piece again.
    if (!held || held.some(({ variantId }) => beside.has(unitsOf({ personId: order.personId, variantId })))) return [];
    decided.add(order.id);
    const holdIds = (holds.get(order.id) ?? []).map(({ id }) => id);
    return [{ ...approval, order, method: payment.method, pieces: held, holdIds }];
  });
}

const tookMoney: ReadonlySet<string> = new Set(['authorised', 'approved', 'refunded']);

const unitsOf = ({ personId, variantId }: { personId: string; variantId: string }): string =>
  `${personId} ${variantId}`;

/** The pieces, if each is held by one hold of just as many; else null. */
function heldPieces(pieces: readonly PieceRow[], holds: readonly HoldRow[]): Piece[] | null {
  const units = new Map(holds.map(({ variantId, quantity, ended }) => [variantId, ended ? 0 : quantity]));
  if (pieces.length === 0 || units.size !== holds.length || holds.length !== pieces.length) return null;
  const held = pieces.flatMap((piece) => {
    const { variantId } = piece;
    return variantId !== null && units.get(variantId) === piece.quantity ? [{ ...piece, variantId }] : [];
  });
  const each = new Set(held.map(({ variantId }) => variantId));
  return each.size === pieces.length ? held : null;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
