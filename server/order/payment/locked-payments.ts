import type { NumberedOrder } from '#domain/order/order-number.ts';
import type { PaymentStatus } from '#domain/order/payment-progress.ts';
import type { TaxGroup } from '#domain/order/price/order-to-price.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import type { TaxTreatmentKind } from '#domain/tariff/tax-treatment.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import type { OrderActor } from '#server/order/order-actor.ts';
import { releaseExpired } from '#server/stock/release-expired-holds.ts';

/** The bank's word that it has taken the money of a payment, or set it aside. */
export interface PaymentNews {
  paymentId: string;
  status: 'approved' | 'authorised';
  /** The provider's own id of the charge. */
  ref: string;
  /** What it says that the charge is for, in minor units: another amount is not ours. */
  amount: number;
  currency: string;
  /** How it was paid, if only the provider knew. */
  method: string | null;
  /** By which the card's holder is counted; null: it wasn't a card, or the provider doesn't say which. */
  cardMark: string | null;
  /** Who made the bank tell: the bank itself, or whoever takes what was set aside. */
  actor: OrderActor;
}

export interface LockedOrderToPay extends Omit<LockedOrder, 'number'>, NumberedOrder {
  email: string;
  itemsAmount: number;
  discountAmount: number;
  shippingAmount: number;
  taxAmount: number;
  pricesInclude: boolean;
  taxes: TaxGroup[];
  taxCountry: string | null;
  taxNote: string | null;
  taxTreatment: TaxTreatmentKind;
  /** Where the shop is. */
  origin: string;
  shippingMethod: string | null;
  shippingTitle: string | null;
  /** What each took off in all, the delivery included. */
  promotions: { title: string; code: string | null; amount: number }[];
  arrivesFrom: CalendarDay | null;
  arrivesBy: CalendarDay | null;
  gift: boolean;
  shippingAddress: unknown;
  billingAddress: unknown;
  company: string | null;
  vatNumber: string | null;
  /** It is paid by a test payment. */
  isTest: boolean;
}

export interface LockedStock {
  id: string;
  onHand: number;
  reserved: number;
  editionSize: number | null;
  /** Each of its pieces has a number of its own. */
  numbered: boolean;
}

export interface LineRow {
  id: string;
  orderId: string;
  variantId: string | null;
  sku: string;
  title: string;
  quantity: number;
  unitAmount: number;
  basisPoints: number | null;
}

export interface HoldRow {
  id: string;
  /** Null: their person holds it beside the order. */
  orderId: string | null;
  personId: string;
  variantId: string;
  quantity: number;
  /** The bag's line that it is held for; null: for none. */
  bagLineId: string | null;
}

export interface PaymentRow {
  id: string;
  orderId: string;
  status: PaymentStatus;
  reason: string | null;
  method: string;
  /** Minor units. */
  amount: number;
  currency: string;
}

export interface LockedPayments {
  orders: ReadonlyMap<string, LockedOrderToPay>;
  stock: ReadonlyMap<string, LockedStock>;
  payments: readonly PaymentRow[];
  lines: readonly LineRow[];
  holds: readonly HoldRow[];
  /** These people's bags, as far as they want what they bought. */
  bags: readonly { id: string; personId: string; variantId: string; quantity: number }[];
}

/** Locks orders, then variants. Holds that have ended are freed first: an ended hold never counts in a decision. */
export async function lockPayments(tx: Statements, paymentIds: readonly string[]): Promise<LockedPayments> {
  return lockPieces(tx, await lockOrdersToPay(tx, paymentIds));
}

export function lockOrdersToPay(tx: Statements, paymentIds: readonly string[]): PromiseLike<LockedOrderToPay[]> {
  return tx.$queryRaw<LockedOrderToPay[]>`
    SELECT id, public_id AS "publicId", number, number_prefix AS "numberPrefix", person_id AS "personId", source, status, currency,
           total_amount AS "totalAmount", refunded_amount AS "refundedAmount", shipping_amount AS "shippingAmount",
           items_amount AS "itemsAmount", discount_amount AS "discountAmount", tax_amount AS "taxAmount",
           gift_card_amount AS "giftCardAmount", prices_include AS "pricesInclude", taxes, tax_country AS "taxCountry", tax_note AS "taxNote", tax_treatment AS "taxTreatment",
           coalesce((SELECT "values" ->> 'country' FROM shop_settings), '') AS origin, shipping_method AS "shippingMethod", pay_way AS "payWay", shipping_title AS "shippingTitle",
           (SELECT coalesce(json_agg(json_build_object('title', title, 'code', code, 'amount', amount)), '[]') FROM (
              SELECT title, code, sum(amount)::int AS amount FROM order_adjustment
              WHERE order_id = orders.id GROUP BY promotion_id, title, code ORDER BY min(id)) AS off
           ) AS promotions,
           to_char(arrives_from, 'YYYY-MM-DD') AS "arrivesFrom", to_char(arrives_by, 'YYYY-MM-DD') AS "arrivesBy", gift,
           email, shipping_address AS "shippingAddress", billing_address AS "billingAddress", company,
           vat_number AS "vatNumber", is_test AS "isTest", offer, pay_by AS "payBy", extended_at AS "extendedAt"
    FROM orders WHERE id IN (SELECT order_id FROM payment WHERE id = ANY (${paymentIds}::text[]))
    ORDER BY id FOR UPDATE`;
}

/** Locks the variants of locked orders, and reads what else decides about their payments. */
export async function lockPieces(tx: Statements, orders: readonly LockedOrderToPay[]): Promise<LockedPayments> {
  const first = await lockStock(tx, orders);
  if (!first.someHoldEnded) return first;
  await releaseExpired(tx, [...first.stock.keys()]);
  return lockStock(tx, orders);
}

async function lockStock(
  tx: Statements,
  orders: readonly LockedOrderToPay[],
): Promise<LockedPayments & Pick<Facts, 'someHoldEnded'>> {
  const stock = await tx.$queryRaw<LockedStock[]>`
    SELECT id, on_hand AS "onHand", reserved, edition_size AS "editionSize", numbered FROM variant
    WHERE id IN (SELECT variant_id FROM order_line WHERE order_id = ANY (${orders.map(({ id }) => id)}::text[]))
    ORDER BY product_id, id FOR UPDATE`;
  return {
    ...(await readFacts(tx, orders, stock)),
    orders: new Map(orders.map((order) => [order.id, order])),
    stock: new Map(stock.map((variant) => [variant.id, variant])),
  };
}

interface Facts extends Pick<LockedPayments, 'payments' | 'lines' | 'holds' | 'bags'> {
  /** A hold on one of the variants has ended, whosever it is: what it held is available. */
  someHoldEnded: boolean;
}

async function readFacts(
  tx: Statements,
  orders: readonly LockedOrderToPay[],
  stock: readonly LockedStock[],
): Promise<Facts> {
  const orderIds = orders.map(({ id }) => id);
  const people = orders.map(({ personId }) => personId);
  const variants = stock.map(({ id }) => id);
  const [facts] = await tx.$queryRaw<Facts[]>`
    SELECT
      EXISTS (SELECT FROM reservation
        WHERE variant_id = ANY (${variants}::text[]) AND expires_at <= clock_timestamp()) AS "someHoldEnded",
      (SELECT coalesce(json_agg(json_build_object('id', id, 'orderId', order_id, 'status', status, 'reason', reason,
          'method', method, 'amount', amount, 'currency', currency)), '[]')
       FROM payment WHERE order_id = ANY (${orderIds}::text[])) AS payments,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'orderId', order_id, 'variantId', variant_id, 'sku', sku,
          'title', title, 'quantity', quantity, 'unitAmount', unit_amount, 'basisPoints', tax_basis_points) ORDER BY position), '[]')
       FROM order_line WHERE order_id = ANY (${orderIds}::text[])) AS lines,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'orderId', order_id, 'personId', person_id,
          'variantId', variant_id, 'quantity', quantity, 'bagLineId', bag_line_id)), '[]')
       FROM reservation WHERE order_id = ANY (${orderIds}::text[]) OR (order_id IS NULL
         AND variant_id = ANY (${variants}::text[]) AND person_id = ANY (${people}::text[]))) AS holds,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'personId', person_id, 'variantId', variant_id,
          'quantity', quantity)), '[]')
       FROM bag_line WHERE person_id = ANY (${people}::text[]) AND variant_id = ANY (${variants}::text[])) AS bags`;
  if (!facts) throw new Error('The database did not answer.');
  return facts;
}
