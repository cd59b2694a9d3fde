import type { ReturnStatus } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { countryCalled, countryName } from '#domain/address/country-name.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { type PostagePayer, returnPostagePaidBy } from '#domain/return/return-postage.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { settings } from '#server/config/settings.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { type OrderActor, orderActor } from '#server/order/order-actor.ts';
import { lockReturn, type ReturnKey, returnNumber } from '#server/return/state/lock-return.ts';
import { moveReturn } from '#server/return/state/move-return.ts';
import { notifyOfReturn } from '#server/return/state/notify-of-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { shopOnPaper } from '#server/shop/shop-on-paper.ts';
import { forgetFiles, type KeptFile, keepPdf, recordFile } from '#server/storage/record-file.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';
import { expectParcel } from './expect-parcel.ts';
import { drawReturnSlip } from './return-slip.ts';
import { testLabelProvider } from './test-label-provider.ts';

/**
 * Agrees to take pieces back: their customer gets the shop's return slip, or in a demo a label that is for show.
 * Refuses `illegal_transition`, and `return_not_possible` where nobody knows where it would come from.
 * @throws AccessProblem `not_found`
 */
export async function approveReturn(
  key: ReturnKey,
  { actor, answer }: { actor: Actor; answer?: string | undefined },
): Promise<Decision<ReturnStatus, Problem>> {
  const by = orderActor(actor);
  const made = await makeLabel(key);
  if (!made) return refuse(noAddress);
  const file = await keepPdf('return_label', made.pdf);
  let used = false;
  try {
    const moved = await transaction((tx) => approve(tx, { key, by, answer, label: made, file }));
    used = moved.ok;
    return moved;
  } finally {
    if (!used) await forgetFiles([file]);
  }
}

/** Only the demo has somebody to make labels. */
export const makesReturnLabels = (): boolean => settings().DEMO;

const noAddress: Problem = {
  code: 'return_not_possible',
  message: 'The order has no address to send the label for.',
};

interface PaperForReturn {
  pdf: Uint8Array;
  /** Null: the customer posts it, and nobody knows its parcel yet. */
  parcel: { carrier: string; trackingNumber: string } | null;
  paidBy: PostagePayer;
}

async function makeLabel({ publicId, returnId }: ReturnKey): Promise<PaperForReturn | null> {
  const row = await database().orderReturn.findFirst({
    where: { id: returnId, order: { publicId } },
    include: {
      order: { select: { id: true, shippingAddress: true, number: true, numberPrefix: true } },
      lines: { orderBy: { id: 'asc' }, include: { orderLine: { select: { title: true, numberedOf: true } } } },
    },
  });
  if (!row) throw notFound('return');
  const { id: orderId, shippingAddress } = row.order;
  const from = readColumnOr('orders.shipping_address', orderId, shippingAddress, null);
  if (!from) return null;
  const shop = await readShop();
  const request = {
    reference: row.id,
    returnNumber: returnNumber(row.number),
    at: row.requestedAt,
    from,
    to: shopFromAbroad(shopOnPaper(shop), { shop: shop.country, customer: from.country }),
  };
  const paidBy = returnPostagePaidBy(
    row.lines.map(({ reason }) => reason),
    shop.returnPaidBy,
  );
  if (makesReturnLabels()) {
    const { pdf, ...parcel } = await testLabelProvider.makeLabel(request);
    return { pdf, parcel, paidBy };
  }
  const pieces = row.lines.map(({ quantity, numbers, orderLine: { title, numberedOf } }) => ({
    title: [title, numberWords(numbers, numberedOf)].filter(Boolean).join(', '),
    quantity,
  }));
  const pdf = await drawReturnSlip({ ...request, orderNumber: orderNumber(row.order), paidBy, pieces });
  return { pdf, parcel: null, paidBy };
}

/** Names the shop's country on a parcel from another one, unless its address ends with it. */
function shopFromAbroad<Shop extends { address: string[] }>(
  to: Shop,
  { shop, customer }: { shop: string; customer: string },
): Shop {
  const country = shop === '' || shop === customer ? '' : countryName(shop).toUpperCase();
  if (country === '' || countryCalled(to.address.at(-1) ?? '') === shop) return to;
  return { ...to, address: [...to.address, country] };
}

interface Approval {
  key: ReturnKey;
  by: OrderActor;
  answer: string | undefined;
  label: PaperForReturn;
  file: KeptFile;
}

async function approve(tx: Tx, { key, by, answer, label, file }: Approval): Promise<Decision<ReturnStatus, Problem>> {
  const locked = await lockReturn(tx, key);
  const { order, back } = locked;
  const { parcel, paidBy } = label;
  const moved = await moveReturn(tx, locked, { command: 'approve', actor: by, note: answer });
  if (!moved.ok) return moved;
  await tx.orderReturn.update({ where: { id: back.id }, data: { answer: answer ?? null, paidBy } });
  await recordFile(tx, order, file, { returnId: back.id });
  await notifyOfReturn(tx, locked, { outcome: 'approved', number: back.number, carrier: parcel?.carrier, paidBy });
  if (parcel) await expectParcel(tx, { ...parcel, orderId: order.id, returnId: back.id, byCustomer: false });
  return moved;
}
