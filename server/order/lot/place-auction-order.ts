import { lotCost } from '#domain/auction/buyers-premium.ts';
import { type MarginKind, marginNote } from '#domain/money/margin-scheme.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import { plainOrder } from '#domain/order/price/plain-order.ts';
import { priceOrder } from '#domain/order/price/price-order.ts';
import { payWithinHours } from '#domain/order/time-to-pay.ts';
import { ratesFor, taxCountry } from '#domain/tariff/tax-rates.ts';
import { taxTreatment } from '#domain/tariff/tax-treatment.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { insertOrders, newPublicId } from '#server/order/insert-orders.ts';
import { readOrderTerms } from '#server/order/price/order-terms.ts';
import { isPlaceholder } from '#server/session/address/claim-address.ts';
import { readColumnOr } from '#server/stored/read-column.ts';

export const remindBeforeHours = 24;

const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000);

export interface WonLot {
  auctionId: string;
  personId: string;
  /** The winning bid, in minor units. */
  amount: number;
  /** When the lot closed or was offered, by the database's clock. */
  at: Date;
  /** It is offered to someone who did not win it: they may let it lapse. */
  offer?: boolean;
}

/**
 * Places a winner's order in the transaction that closes the lot; the database refuses a second.
 * @returns its public id
 */
export async function placeAuctionOrder(
  tx: Tx,
  { auctionId, personId, amount, at, offer = false }: WonLot,
): Promise<string> {
  const lot = await tx.auction.findUniqueOrThrow({
    where: { id: auctionId },
    select: {
      lotNumber: true,
      title: true,
      currency: true,
      images: true,
      premiumBasisPoints: true,
      vat: true,
      marginKind: true,
    },
  });
  const winner = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { user: { select: { email: true, claimedEmail: true } } },
  });
  const [image] = readColumnOr('auction.images', auctionId, lot.images, []);
  const payBy = hoursAfter(at, payWithinHours);
  const { taxes, shop } = await readOrderTerms(tx, []);
  const { premiumAmount } = lotCost(amount, lot.premiumBasisPoints, shop.lotDeliveryAmount);
  const today = at.toISOString().slice(0, 10);
  // Its VAT is owed on the house's margin and shown to nobody. An exempt shop has no margin scheme to use.
  const isMargin = lot.vat === 'margin' && taxes.rule !== 'exempt';
  const publicId = newPublicId();
  const piece = { variantId: null, slug: null, imageFile: null, quantity: 1 };
  const lines = [
    {
      ...piece,
      sku: `LOT-${lot.lotNumber}`,
      title: lot.title,
      imageFile: image?.file ?? null,
      unitAmount: amount,
    },
    ...(premiumAmount > 0 ? [{ ...piece, sku: premiumSku, title: 'Buyer’s premium', unitAmount: premiumAmount }] : []),
  ];
  await insertOrders(tx, [
    {
      id: newId(),
      publicId,
      personId,
      source: 'auction',
      placeKey: null,
      placedBy: 'system',
      lot: { auctionId, offer },
      // Someone who bid through another channel has no address with us: that channel writes to them.
      // One they haven't confirmed is still the only way to tell them.
      email: addressOf(winner.user),
      currency: lot.currency,
      priced: priceOrder({
        ...plainOrder(lines, { amount: shop.lotDeliveryAmount, freeFrom: null }),
        // Where it goes isn't known yet: it is taxed where the shop is.
        rates: isMargin ? null : ratesFor(taxes, null),
      }),
      taxCountry: taxCountry(taxes, null),
      // The address isn't known, so no VAT number can change anything.
      tax: isMargin
        ? { kind: 'exempt', note: marginNote(lot.marginKind as MarginKind, { country: taxes.origin, day: today }) }
        : taxTreatment(taxes, {
            destination: { country: taxes.origin, postalCode: '' },
            validVatNumber: null,
            today,
          }),
      shippingAddress: null,
      placedAt: at,
      payBy,
      // An offer obliges to nothing, so nobody is reminded of it.
      remindAt: offer ? null : hoursAfter(payBy, -remindBeforeHours),
      lines,
    },
  ]);
  return publicId;
}

const addressOf = (user: { email: string; claimedEmail: string | null } | null): string =>
  (user && isPlaceholder(user.email) ? user.claimedEmail : user?.email) ?? '';
