import type { DeskDispute } from '#contract/order/dispute.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import type { CancelReason } from '#domain/order/cancel-reason.ts';
import type { RefundStatus } from '#domain/order/cover-refunds.ts';
import type { DisputeStatus } from '#domain/order/dispute.ts';
import { lineTotal } from '#domain/order/line-total.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import type { PayWay } from '#domain/order/pay-way.ts';
import type { PaymentStatus } from '#domain/order/payment-progress.ts';
import type { ReleaseReason, ReleaseState } from '#domain/order/won-lot.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { printAddress } from '#server/address/print-address.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { mayOpenOrders, mayWatchOrder } from '#server/order/link/order-access.ts';
import { partyOf } from '#server/order/party-of.ts';
import { readOrigin } from '#server/order/refund/exchange-origin.ts';
import { afterSaleRows, afterSaleView, type PaidWith } from '#server/return/after-sale-view.ts';
import { readNumbersKept } from '#server/return/numbers-kept.ts';
import { reviewedLine, reviewsOfOrder } from '#server/review/order-reviews.ts';
import { shipmentView } from '#server/shipping/shipment-view.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { addressLines } from '#server/shop/shop-on-paper.ts';
import { readableRows, readColumn } from '#server/stored/read-column.ts';
import { withdrawalView } from '#server/withdrawal/order-withdrawals.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';

const byPosition = { orderBy: { position: 'asc' } } as const;

const saleRows = {
  lines: byPosition,
  events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  payments: { orderBy: { createdAt: 'desc' } },
  adjustments: { orderBy: { id: 'asc' } },
  refunds: { orderBy: { id: 'asc' } },
  disputes: { orderBy: [{ dueBy: 'asc' }, { openedAt: 'asc' }] },
  vatRecheck: { select: { settledAt: true, refund: { select: { amount: true } } } },
  shipments: { where: { returnId: null }, ...byPosition, include: { events: true } },
} satisfies Prisma.OrderInclude;

const readSaleRows = (db: Tx, publicIds: string[]) =>
  db.order.findMany({ where: { publicId: { in: publicIds } }, include: saleRows });
type SaleRow = Awaited<ReturnType<typeof readSaleRows>>[number];

function readRows(db: Tx, publicIds: string[]) {
  // The orders, and with them their versions, are read first: what follows is never older.
  return db.order.findMany({
    where: { publicId: { in: publicIds } },
    include: {
      ...saleRows,
      ...afterSaleRows,
      lines: { ...byPosition, include: reviewedLine },
      auction: { select: { slug: true, lotNumber: true } },
      releaseRequest: true,
      bidderMark: { select: { until: true } },
      files: { where: { kind: 'packed_photo' }, orderBy: { createdAt: 'asc' } },
      withdrawals: { where: { status: { not: 'to_match' } }, orderBy: { number: 'asc' } },
      links: { where: { scope: 'shared', revokedAt: null }, orderBy: { expiresAt: 'desc' }, take: 1 },
    },
  });
}
type OrderRow = Awaited<ReturnType<typeof readRows>>[number];

export async function readOrderViews(db: Tx, publicIds: string[]): Promise<Map<string, Versioned<'order'>>> {
  const rows = await readRows(db, publicIds);
  const kept = await readNumbersKept(db, rows);
  const shop = await readShop(db);
  const views = new Map<string, Versioned<'order'>>();
  for (const row of rows) {
    const paidWith = row.exchangeOf && (await readPaidWith(db, row.id));
    views.set(row.publicId, {
      version: row.version,
      data: {
        ...toView(row, shop, { kept, paidWith, returnPaidBy: shop.returnPaidBy }),
        withdrawal: withdrawalView(row, shop.zone),
      },
    });
  }
  return views;
}

async function readPaidWith(db: Tx, orderId: string): Promise<PaidWith | null> {
  const origin = await readOrigin(db, orderId);
  if (!origin) return null;
  const { number, numberPrefix, totalAmount, refundedAmount } = await db.order.findUniqueOrThrow({
    where: { id: origin.orderId },
    select: { number: true, numberPrefix: true, totalAmount: true, refundedAmount: true },
  });
  return { number, numberPrefix, left: totalAmount - refundedAmount };
}

/** One order, for a page rendered for someone who may see it. */
export async function readOrderView(publicId: string): Promise<View<'order'> | null> {
  const versioned = (await readOrderViews(database(), [publicId])).get(publicId);
  return versioned ? { topic: topicOf.order(publicId), ...versioned } : null;
}

/** What was bought, how it was paid and where it is: an order without what comes after the sale. */
export type OrderSale = ReturnType<typeof saleOf> & { changedAt: string };

/** These orders' sales, by public id: a third of the reading that their pages take. */
export async function readOrderSales(db: Tx, publicIds: string[]): Promise<Map<string, OrderSale>> {
  const rows = await readSaleRows(db, publicIds);
  const shop = await readShop(db);
  return new Map(
    readableRows(rows, (row) => [row.publicId, { ...saleOf(row, shop), changedAt: row.changedAt.toISOString() }]),
  );
}

function toView(
  row: OrderRow,
  shop: ShopSettings,
  of: Parameters<typeof afterSaleView>[1],
): Omit<OrderView, 'withdrawal'> {
  return {
    ...saleOf(row, shop),
    // By when the shop answers the bank is its own business.
    disputes: disputesOf(row).map(({ dueBy: _, ...dispute }) => dispute),
    lot: lotOf(row),
    sharedUntil: row.links[0]?.expiresAt.toISOString() ?? null,
    packedPhotos: row.files.map(({ id, width, height, createdAt }) => ({
      id,
      width,
      height,
      at: createdAt.toISOString(),
    })),
    afterSale: afterSaleView(row, of),
    reviews: reviewsOfOrder(row),
  };
}

function lotOf({ auction, extendedAt, releaseRequest, bidderMark }: OrderRow): OrderView['lot'] {
  if (!auction) return null;
  return {
    ...auction,
    extendedAt: extendedAt?.toISOString() ?? null,
    request: releaseRequest && {
      reason: releaseRequest.reason as ReleaseReason,
      state: releaseRequest.state as ReleaseState,
      note: releaseRequest.note,
      answer: releaseRequest.answer,
      askedAt: releaseRequest.askedAt.toISOString(),
      decidedAt: releaseRequest.decidedAt?.toISOString() ?? null,
      markUntil: bidderMark?.until.toISOString() ?? null,
    },
  };
}

function saleOf(row: SaleRow, shop: ShopSettings) {
  const { publicId, email, offer, cancelNote, refundedAmount, isTest } = row;
  const address = readColumn('orders.shipping_address', row.id, row.shippingAddress);
  return {
    publicId,
    email,
    offer,
    isTest,
    cancelNote,
    refundedAmount,
    cancelReason: row.cancelReason as CancelReason | null,
    number: orderNumber(row),
    status: row.status as OrderStatus,
    source: row.source as OrderView['source'],
    payWay: payWayOf(row, shop),
    placedAt: row.placedAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
    payBy: row.payBy?.toISOString() ?? null,
    payment: paymentOf(row),
    refunds: refundsOf(row),
    disputes: disputesOf(row),
    totals: totalsOf(row),
    promotions: takenOff(row.adjustments),
    shippingMethod: row.shippingMethod,
    shippingTitle: row.shippingTitle,
    collectAt: row.shippingMethod === pickUpMethod ? addressLines(shop) : null,
    arrival: arrivalOf(row),
    taxCountry: row.taxCountry,
    taxNote: row.taxNote,
    refundedToGiftCardAmount: backOnGiftCards(row),
    note: row.note,
    gift: row.gift ? { message: row.giftMessage } : null,
    lines: row.lines.map(
      ({ id, sku, title, slug, imageFile, quantity, unitAmount, editionNo, numbers, numberedOf, ...money }) => ({
        id,
        sku,
        title,
        slug,
        imageFile,
        quantity,
        unitAmount,
        discountAmount: money.discountAmount,
        totalAmount: lineTotal({ quantity, unitAmount, ...money }, row.pricesInclude),
        editionNo,
        numbers,
        numberedOf,
      }),
    ),
    shippingAddress: address,
    addressLines: address ? printAddress(address) : [],
    phone: row.phone,
    billing: billingOf(row),
    events: row.events.map(({ kind, note, at, actor }) => ({
      kind,
      note,
      at: at.toISOString(),
      by: partyOf(kind, actor),
    })),
    shipments: row.shipments.map((shipment): ShipmentView => shipmentView(shipment)),
  };
}

const payWayOf = ({ payWay }: SaleRow, { bankAccount }: ShopSettings): OrderView['payWay'] =>
  payWay === null
    ? null
    : {
        kind: payWay as PayWay,
        account: payWay === 'transfer' ? bankAccount.split('\n').filter((line) => line.trim() !== '') : [],
      };

function billingOf({ id, billingAddress, company, vatNumber, vatCheck, vatRecheck }: SaleRow): OrderView['billing'] {
  const billing = readColumn('orders.billing_address', id, billingAddress);
  if (!billing && company === null && vatNumber === null) return null;
  return {
    addressLines: billing ? printAddress(billing, company) : [],
    company,
    vatNumber,
    vatCheck: readColumn('orders.vat_check', id, vatCheck),
    vatRefundedAmount: vatRecheck?.refund?.amount ?? null,
  };
}

function totalsOf(row: SaleRow): OrderView['totals'] {
  const {
    itemsAmount,
    discountAmount,
    shippingAmount,
    taxAmount,
    totalAmount,
    currency,
    giftCardAmount,
    pricesInclude,
  } = row;
  const taxes = readColumn('orders.taxes', row.id, row.taxes);
  return {
    itemsAmount,
    discountAmount,
    shippingAmount,
    taxAmount,
    totalAmount,
    currency,
    giftCardAmount,
    pricesInclude,
    taxes,
  };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Between which days it was to arrive, as the checkout said. */
export const arrivalOf = ({
  arrivesFrom,
  arrivesBy,
}: Pick<SaleRow, 'arrivesFrom' | 'arrivesBy'>): OrderView['arrival'] =>
  arrivesFrom && arrivesBy ? { earliest: dayOf(arrivesFrom), latest: dayOf(arrivesBy) } : null;

const backOnGiftCards = ({ refunds }: SaleRow): number =>
  refunds.reduce((sum, { giftCardAmount }) => sum + giftCardAmount, 0);

/** By promotion. */
function takenOff(rows: SaleRow['adjustments']): OrderView['promotions'] {
  const sums = new Map<string, OrderView['promotions'][number]>();
  for (const { promotionId, code, title, amount } of rows) {
    const key = promotionId ?? title;
    sums.set(key, { code, title, amount: amount + (sums.get(key)?.amount ?? 0) });
  }
  return [...sums.values()];
}

const refundsOf = ({ refunds }: SaleRow): OrderView['refunds'] =>
  refunds
    .filter(({ amount }) => amount > 0)
    .map(({ id, amount, status, held, byHand }) => ({ id, amount, status: status as RefundStatus, held, byHand }));

const disputesOf = ({ disputes }: SaleRow): DeskDispute[] =>
  disputes.map(({ ref, reason, amount, dueBy, status }) => ({
    id: ref,
    reason,
    amount,
    dueBy: dueBy?.toISOString() ?? null,
    status: status as DisputeStatus,
  }));

/** The payment that counts: the one that paid, else the latest. */
function paymentOf({ payments }: SaleRow): OrderView['payment'] {
  const payment = payments.find(({ status }) => status === 'approved' || status === 'refunded') ?? payments[0];
  if (!payment) return null;
  const { id, provider, providerRef: ref, method, reason } = payment;
  return { id, provider, ref, method, reason, status: payment.status as PaymentStatus };
}

/** `order:<public id>`: for those who may open its page, and for nobody else. */
export const orderTopic: TopicSource<'order'> = {
  kind: 'order',
  read: readOrderViews,
  allow: mayWatchOrder,
  mayWatch: mayOpenOrders,
};
