import type { Address } from '#contract/address/address.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { mayChangeAddress } from '#domain/order/address-change.ts';
import { printAddress } from '#server/address/print-address.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import type { Actor } from '#server/session/actor.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { lockOrder } from './lock-order.ts';
import { recordOrderEvent } from './move-order.ts';
import { orderActor } from './order-actor.ts';
import { type OtherTerms, otherTermsThere } from './other-terms-there.ts';

/**
 * Changes the address within its country, where delivery and tax cost the same. Safe to repeat. Refuses `address_fixed`
 * once packed or while none was given yet, and `invalid` for another country or a place with another price.
 * @throws AccessProblem `not_found`
 */
export async function changeOrderAddress(
  publicId: string,
  { actor, address }: { actor: Actor; address: Address },
): Promise<Decision<{ changed: boolean }, Problem>> {
  const by = orderActor(actor);
  const isDesk = by.party === 'desk';
  return transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    const { shippingAddress } = await tx.order.findUniqueOrThrow({
      where: { id: order.id },
      select: { shippingAddress: true },
    });
    const before = readColumn('orders.shipping_address', order.id, shippingAddress);
    if (!before || !mayChangeAddress(order.status)) {
      return refuse({
        code: 'address_fixed',
        message: before
          ? `Order ${order.number} is ${order.status.replace('_', ' ')}: its address can’t be changed here any more.${isDesk ? '' : ' Write to us.'}`
          : 'The address is entered when this order is paid.',
        orderStatus: order.status,
      });
    }
    const { name, line1, line2, city, region, postalCode, country } = address;
    const next = { name, line1, ...(line2 ? { line2 } : {}), city, ...(region ? { region } : {}), postalCode, country };
    if (sameAddress(before, next)) return accept({ changed: false });
    const other = await otherTermsThere(tx, order.id, { before, next });
    if (other !== null) return refuse(otherTerms(other, isDesk));
    await tx.order.update({ where: { id: order.id }, data: { shippingAddress: next } });
    const changed = await recordOrderEvent(tx, order, { kind: 'address_changed', actor: by });
    // Whoever changed it themselves has seen it.
    if (isDesk)
      await notifyOfOrder(tx, order, {
        kind: 'order_address',
        key: `order_address:${changed}`,
        facts: { number: order.number, lines: printAddress(next) },
      });
    return accept({ changed: true });
  });
}

/** Why an order can't go there. @param isDesk whether the shop's people asked */
export const otherTerms = (other: OtherTerms, isDesk: boolean): Problem => ({
  code: 'invalid',
  ...otherWords(isDesk)[other],
});

function otherWords(isDesk: boolean): Readonly<Record<OtherTerms, { field: string; message: string }>> {
  const otherwise = `Nothing was changed. ${isDesk ? 'Cancel the order and create a new one.' : 'Write to us, or cancel the order and order again.'}`;
  return {
    country: {
      field: 'country',
      message: `Delivery and VAT depend on the country, so it can’t be changed here. ${otherwise}`,
    },
    delivery: {
      field: 'postalCode',
      message: `Delivery to this postcode has another price, so the order can’t go there as it is. ${otherwise}`,
    },
    undeliverable: {
      field: 'postalCode',
      message: `This order can’t be sent to this postcode in the way that was chosen. ${otherwise}`,
    },
    tax: {
      field: 'region',
      message: `VAT is different in this region, so the order can’t go there as it is. ${otherwise}`,
    },
  };
}

const fields = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;
const sameAddress = (a: Address, b: Address) => fields.every((field) => (a[field] ?? '') === (b[field] ?? ''));
