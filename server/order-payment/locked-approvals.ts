import type { PaymentStatus } from '#domain/order/payment-progress.ts';
import type { Statements } from '#server/database/statement.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';

/** The bank's word that this payment was made. */
export interface Approval {
  paymentId: string;
  /** The provider's own id of the charge. */
  ref: string;
}

export interface ApprovedOrder extends Omit<LockedOrder, 'number' | 'payBy' | 'offer' | 'extendedAt'> {
  number: number;
  email: string;
  shippingAmount: number;
  shippingAddress: unknown;
}

/** A locked variant. */
export interface Shelf {
  id: string;
  onHand: number;
  editionSize: number | null;
}

export interface PieceRow {
  id: string;
  orderId: string;
  variantId: string | null;
  sku: string;
  title: string;
  quantity: number;
  unitAmount: number;
}

export interface HoldRow {
  id: string;
  /** Null: their person holds it beside the order. */
  orderId: string | null;
  personId: string;
  variantId: string;
  quantity: number;
  ended: boolean;
}

/** What deciding on approvals needs, read under the locks. */
export interface LockedApprovals {
  /** By id. */
  orders: ReadonlyMap<string, ApprovedOrder>;
  /** By variant. */
  shelves: ReadonlyMap<string, Shelf>;
  payments: readonly { id: string; orderId: string; status: PaymentStatus; method: string }[];
  /** In the orders' own order. */
  pieces: readonly PieceRow[];
  holds: readonly HoldRow[];
  /** These people's bags, as far as they want what they bought. */
  bags: readonly { id: string; personId: string; variantId: string; quantity: number }[];
}

/** Locks the orders of these payments, then their variants, and reads what is known of them. */
export async function lockApprovals(tx: Statements, approvals: readonly Approval[]): Promise<LockedApprovals> {
  const paymentIds = approvals.map(({ paymentId }) => paymentId);
  const orders = await tx.$queryRaw<ApprovedOrder[]>`
    SELECT id, public_id AS "publicId", number, person_id AS "personId", source, status, currency,
           total_amount AS "totalAmount", refunded_amount AS "refundedAmount", shipping_amount AS "shippingAmount",
           email, shipping_address AS "shippingAddress"
    FROM orders WHERE id IN (SELECT order_id FROM payment WHERE id = ANY (${paymentIds}::text[]))
    ORDER BY id FOR UPDATE`;
  const shelves = await tx.$queryRaw<Shelf[]>`
    SELECT id, on_hand AS "onHand", edition_size AS "editionSize" FROM variant
    WHERE id IN (SELECT variant_id FROM order_line WHERE order_id = ANY (${orders.map(({ id }) => id)}::text[]))
    ORDER BY product_id, id FOR UPDATE`;
  return {
    ...(await readFacts(tx, orders, shelves)),
    orders: new Map(orders.map((order) => [order.id, order])),
    shelves: new Map(shelves.map((shelf) => [shelf.id, shelf])),
  };
}

type Facts = Pick<LockedApprovals, 'payments' | 'pieces' | 'holds' | 'bags'>;

async function readFacts(tx: Statements, orders: readonly ApprovedOrder[], shelves: readonly Shelf[]): Promise<Facts> {
  const orderIds = orders.map(({ id }) => id);
  const people = orders.map(({ personId }) => personId);
  const variants = shelves.map(({ id }) => id);
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', id, 'orderId', order_id, 'status', status, 'method', method)), '[]')
       FROM payment WHERE order_id = ANY (${orderIds}::text[])) AS payments,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'orderId', order_id, 'variantId', variant_id, 'sku', sku,
          'title', title, 'quantity', quantity, 'unitAmount', unit_amount) ORDER BY position), '[]')
       FROM order_line WHERE order_id = ANY (${orderIds}::text[])) AS pieces,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'orderId', order_id, 'personId', person_id,
          'variantId', variant_id, 'quantity', quantity, 'ended', expires_at <= statement_timestamp())), '[]')
       FROM reservation WHERE order_id = ANY (${orderIds}::text[]) OR (order_id IS NULL
         AND variant_id = ANY (${variants}::text[]) AND person_id = ANY (${people}::text[]))) AS holds,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'personId', person_id, 'variantId', variant_id,
          'quantity', quantity)), '[]')
       FROM bag_line WHERE person_id = ANY (${people}::text[]) AND variant_id = ANY (${variants}::text[])) AS bags`;
  if (!facts) throw new Error('The database did not answer.');
  return facts;
}
