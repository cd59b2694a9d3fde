import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ReturnView } from '#contract/return/return.ts';
import { partOf } from '#domain/money/part-of.ts';
import type { LineMoney } from '#domain/order/line-total.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import { leftToSend, piecesToSend, type SkuQuantity, withoutTaken } from '#domain/order/parcel-contents.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { type PostagePayer, returnPostagePaidBy } from '#domain/return/return-postage.ts';
import { returnableLines } from '#domain/return/returnable.ts';
import { worthOfNew } from '#domain/return/worth-of-pieces.ts';
import { carrierPage } from '#domain/shipping/tracking/carrier-page.ts';
import { hasFailed } from '#domain/shipping/tracking/failed-parcel.ts';
import { documentViews } from '#server/invoice/document-file.ts';
import {
  type ReplacedReturn,
  replacedReturnRows,
  type WorthOfLine,
  worthOfLines,
  worthOfReturn,
} from '#server/order/refund/line-worths.ts';
import { returnNumber } from '#server/return/state/lock-return.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { takenBackOf } from './taken-back.ts';

export const afterSaleRows = {
  refunds: { orderBy: { id: 'asc' }, include: { money: { select: { amount: true } } } },
  invoices: { select: { series: true, number: true, totalAmount: true, issuedAt: true, content: true } },
  exchangeOf: {
    select: {
      ...replacedReturnRows,
      number: true,
      order: { select: { publicId: true, number: true, numberPrefix: true, ...replacedReturnRows.order.select } },
    },
  },
  returns: {
    orderBy: { number: 'asc' },
    include: {
      lines: { orderBy: { id: 'asc' }, include: { orderLine: true } },
      files: { orderBy: { createdAt: 'asc' }, select: { id: true, kind: true } },
      shipments: { select: { id: true, carrier: true, trackingNumber: true, status: true, byCustomer: true } },
      refunds: { select: { amount: true, money: { select: { amount: true } } } },
      exchange: { select: { publicId: true, number: true, numberPrefix: true } },
    },
  },
} as const;

interface ReturnRow {
  id: string;
  number: number;
  status: string;
  resolution: string;
  note: string;
  answer: string | null;
  requestedAt: Date;
  decidedAt: Date | null;
  receivedAt: Date | null;
  closedAt: Date | null;
  paidBy: string | null;
  lines: {
    id: string;
    orderLineId: string;
    quantity: number;
    reason: string;
    restocked: number;
    exchangeSku: string | null;
    numbers: number[];
    paidAmount: number | null;
    orderLine: { title: string; numberedOf: number | null };
  }[];
  files: { id: string; kind: string }[];
  shipments: { id: string; carrier: string; trackingNumber: string; status: string; byCustomer: boolean }[];
  refunds: { amount: number; money: { amount: number } | null }[];
  exchange: (NumberedOrder & { publicId: string }) | null;
}

type NumbersKept = ReadonlyMap<string, readonly number[]>;

/** What else is known of an order's lines. */
interface OfLines {
  worths: ReadonlyMap<string, WorthOfLine>;
  kept: NumbersKept;
}

/** The order that paid for an exchange, and what is left to refund of it. */
export interface PaidWith extends NumberedOrder {
  left: number;
}

interface AfterSaleRow {
  status: string;
  completesAt: Date | null;
  pricesInclude: boolean;
  lines: (LineMoney & { id: string; sku: string })[];
  shipments: { id: string; lines: unknown; status: string }[];
  refunds: { id: string; lines: unknown; returnId: string | null; createdAt: Date; money: { amount: number } | null }[];
  vatRecheck: { settledAt: Date | null } | null;
  invoices: { series: string; number: number; totalAmount: number; issuedAt: Date; content: unknown }[];
  exchangeOf: (ReplacedReturn & { number: number; order: NumberedOrder & { publicId: string } }) | null;
  returns: ReturnRow[];
}

/**
 * @param kept by line, which numbers can still be sent back
 * @param paidWith of an exchange
 */
export function afterSaleView(
  row: AfterSaleRow,
  { kept, paidWith, returnPaidBy }: { kept: NumbersKept; paidWith: PaidWith | null; returnPaidBy: PostagePayer },
): OrderView['afterSale'] {
  const status = row.status as OrderStatus;
  const worths = worthOfLines(row);
  return {
    returnPaidBy,
    returnUntil: status === 'delivered' ? (row.completesAt?.toISOString() ?? null) : null,
    returnable: status === 'delivered' ? returnableOf(row, { worths, kept }) : [],
    // What was collected at the shop left without a parcel.
    ...(status === 'delivered' || status === 'completed' ? { unsent: [], toSend: [] } : unsentOf(row)),
    returns: row.returns.map((back) => returnView(back, { worths, kept, returnPaidBy })),
    documents: documentViews(row.invoices),
    exchangeFor: exchangeFor(row, { worths, paidWith }),
  };
}

function exchangeFor(
  { exchangeOf, refunds }: AfterSaleRow,
  { worths, paidWith }: { worths: ReadonlyMap<string, WorthOfLine>; paidWith: PaidWith | null },
): OrderView['afterSale']['exchangeFor'] {
  if (!exchangeOf || !paidWith) return null;
  const worth = [...worths.values()].reduce(
    (sum, { whole, refunded }) => sum + Math.max(0, whole - refunded.amount),
    0,
  );
  return {
    returnNumber: returnNumber(exchangeOf.number),
    publicId: exchangeOf.order.publicId,
    orderNumber: orderNumber(exchangeOf.order),
    paidWith: orderNumber(paidWith),
    left: Math.min(worth, paidWith.left),
    refundedAmount: refunds.reduce((sum, { money }) => sum + (money?.amount ?? 0), 0),
  };
}

function returnableOf(row: AfterSaleRow, { worths, kept }: OfLines): OrderView['afterSale']['returnable'] {
  return returnableLines(row.lines, takenBackOf(row)).map(({ lineId, quantity }) => {
    const line = worths.get(lineId) as WorthOfLine;
    const worth = Array.from({ length: quantity }, (_, at) => worthOfNew(line, at + 1));
    return { lineId, quantity, worth, numbers: quantity > 0 ? [...(kept.get(lineId) ?? [])] : [] };
  });
}

/** `unsent`: in no parcel yet. `toSend`: a parcel may be sent with it, so also what came back or got lost. */
function unsentOf({ lines, shipments, refunds }: AfterSaleRow): { unsent: SkuQuantity[]; toSend: SkuQuantity[] } {
  const back = refunds.flatMap((refund) => readColumn('refund.lines', refund.id, refund.lines) ?? []);
  const ordered = withoutTaken(
    lines.filter((line) => !isPremium(line)),
    back.filter((line) => line.takenOut),
  );
  const contents = (some: typeof shipments) =>
    some.map((parcel) => readColumn('shipment.lines', parcel.id, parcel.lines));
  const parcels = contents(shipments);
  const standing = contents(shipments.filter((parcel) => !hasFailed(parcel)));
  const refunded = back.filter((line) => !line.takenOut);
  return { unsent: leftToSend(ordered, parcels), toSend: piecesToSend(ordered, { parcels, standing, refunded }) };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** What its pieces are worth: of a return that is over, what it was told. */
function worthOf({ id, lines }: ReturnRow, worths: ReadonlyMap<string, WorthOfLine>): number {
  return lines.reduce((sum, { orderLineId, quantity, paidAmount }) => {
    const line = worths.get(orderLineId);
    if (!line) return sum;
    const { amount } = worthOfReturn(line, id) ?? { amount: paidAmount };
    return sum + (amount ?? partOf(line.whole, { units: quantity, done: 0, of: line.of }));
  }, 0);
}

function returnView(
  row: ReturnRow,
  { worths, kept, returnPaidBy }: OfLines & { returnPaidBy: PostagePayer },
): ReturnView {
  const { id, note, answer, lines, files, exchange, shipments, refunds } = row;
  const filesOf = (kind: string) => files.filter((file) => file.kind === kind).map((file) => file.id);
  return {
    id,
    note,
    answer,
    number: returnNumber(row.number),
    status: row.status as ReturnView['status'],
    resolution: row.resolution as ReturnView['resolution'],
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: iso(row.decidedAt),
    receivedAt: iso(row.receivedAt),
    closedAt: iso(row.closedAt),
    lines: lines.map(({ orderLine, id: lineId, orderLineId, quantity, reason, restocked, exchangeSku, numbers }) => ({
      id: lineId,
      orderLineId,
      quantity,
      reason,
      restocked,
      exchangeSku,
      numbers,
      numberedOf: orderLine.numberedOf,
      mayBe: row.receivedAt || numbers.length > 0 ? numbers : [...(kept.get(orderLineId) ?? [])],
      title: orderLine.title,
    })),
    photoIds: filesOf('return_photo'),
    labelId: filesOf('return_label')[0] ?? null,
    paidBy:
      (row.paidBy as PostagePayer | null) ??
      returnPostagePaidBy(
        lines.map(({ reason }) => reason),
        returnPaidBy,
      ),
    parcel: shipments[0]
      ? { ...shipments[0], carrierUrl: carrierPage(shipments[0].carrier, shipments[0].trackingNumber) }
      : null,
    amount: worthOf(row, worths),
    refundedAmount:
      refunds.length > 0 ? refunds.reduce((sum, refund) => sum + (refund.money ?? refund).amount, 0) : null,
    exchangeOrder: exchange && { publicId: exchange.publicId, number: orderNumber(exchange) },
  };
}
