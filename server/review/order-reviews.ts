import type { OrderView } from '#contract/order/page/order-view.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import type { LineQuantity } from '#domain/return/returnable.ts';
import type { ReviewState } from '#domain/review/review-states.ts';
import { reviewableLines } from '#domain/review/reviewable.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readColumn } from '#server/stored/read-column.ts';
import type { Prisma } from '../../prisma/generated/client.ts';

/** What is read of an order's lines, refunds and returns to tell which can be written about. */
export const reviewedLine = {
  review: true,
  variant: { select: { productId: true } },
} satisfies Prisma.OrderLineInclude;

interface Review {
  id: string;
  body: string;
  signature: string;
  asDescribed: boolean;
  wellPacked: boolean;
  smallerThanPictured: boolean;
  state: string;
  reason: string | null;
  version: number;
}

interface ReviewedOrder {
  status: string;
  lines: readonly {
    id: string;
    sku: string;
    quantity: number;
    variant: { productId: string } | null;
    review: Review | null;
  }[];
  refunds: readonly { id: string; lines: unknown; returnId: string | null }[];
  returns: readonly { status: string; lines: readonly { orderLineId: string; quantity: number }[] }[];
}

/** What was sent back, or is about to be, and what was refunded without being sent back. */
function backOf({ lines, refunds, returns }: ReviewedOrder): LineQuantity[] {
  const standing = returns.filter(({ status }) => status !== 'declined' && status !== 'withdrawn');
  const sent = standing.flatMap((row) => row.lines.map(({ orderLineId: lineId, quantity }) => ({ lineId, quantity })));
  const refunded = refunds
    .filter(({ returnId }) => returnId === null)
    .flatMap((refund) => readColumn('refund.lines', refund.id, refund.lines) ?? [])
    .flatMap(({ sku, quantity }) => {
      const line = lines.find((row) => row.sku === sku);
      return line ? [{ lineId: line.id, quantity }] : [];
    });
  return [...sent, ...refunded];
}

export const reviewableOf = (order: ReviewedOrder): string[] =>
  reviewableLines({
    status: order.status as OrderStatus,
    lines: order.lines.map(({ variant, ...line }) => ({ ...line, productId: variant?.productId ?? null })),
    back: backOf(order),
  });

/** What its buyer sees of it on the order's page. */
export function reviewsOfOrder(order: ReviewedOrder): OrderView['reviews'] {
  return {
    lineIds: reviewableOf(order),
    written: order.lines.flatMap(({ id: lineId, review }) => (review ? [{ lineId, ...ownReview(review) }] : [])),
  };
}

const ownReview = ({
  body,
  signature,
  asDescribed,
  wellPacked,
  smallerThanPictured,
  state,
  reason,
  version,
}: Review) => ({
  body,
  signature,
  asDescribed,
  wellPacked,
  smallerThanPictured,
  state: state as ReviewState,
  reason,
  version,
});

export const readReviewedOrders = (db: Tx, orderIds: readonly string[]) =>
  db.order.findMany({
    where: { id: { in: [...orderIds] } },
    select: {
      id: true,
      publicId: true,
      number: true,
      numberPrefix: true,
      personId: true,
      status: true,
      lines: { orderBy: { position: 'asc' }, include: reviewedLine },
      refunds: { select: { id: true, lines: true, returnId: true } },
      returns: { select: { status: true, lines: { select: { orderLineId: true, quantity: true } } } },
    },
  });
