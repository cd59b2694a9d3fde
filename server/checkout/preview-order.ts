import type { PreviewOrder } from '#contract/checkout/create-order.ts';
import type { PreviewAnswer } from '#contract/order/price/totals.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { lineTotal } from '#domain/order/line-total.ts';
import { availableOf } from '#domain/stock/stock.ts';
import { checkBuyer } from '#server/address/check-buyer.ts';
import { database } from '#server/engine/database/database.ts';
import { giftCodeHash } from '#server/gift-card/gift-code.ts';
import { readLineLabels } from '#server/order/draft-lines.ts';
import { readMeans } from '#server/order/price/means-in-hand.ts';
import { offeredMethods } from '#server/order/price/offered-methods.ts';
import { type OrderTerms, readOrderTerms } from '#server/order/price/order-terms.ts';
import { payerOf } from '#server/order/price/payer-of.ts';
import { type PricedBasket, priceBasket } from '#server/order/price/price-basket.ts';
import { mailReference } from '#server/session/mail-reference.ts';
import { demandOf } from '#server/stock/reserve.ts';
import { checkBeforeOrder, readVatChecks } from '#server/vat-number/check-vat-number.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { numbersNamed, readNumbersToBuy } from './numbers-to-buy.ts';

interface Piece {
  variantId: string;
  sku: string;
  title: string;
  quantity: number;
  unitAmount: number;
  currency: string;
  available: number;
}

/**
 * What an order would cost now, by the function that orders are priced by. Nothing is held, and the order may find
 * something else. Refuses as placing it would, but for stock: `available` says what there is.
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` for prices in two currencies
 */
export async function previewOrder(wanted: PreviewOrder): Promise<Decision<PreviewAnswer, Problem>> {
  const { email = '', promotionCodes = [], giftCards = [], shippingMethod, shippingAddress } = wanted;
  const pieces = await readPieces(wanted);
  const currency = pieces[0]?.currency ?? shopCurrency();
  const terms = await readOrderTerms(
    database(),
    pieces.map(({ variantId }) => variantId),
  );
  const who = { personId: await personOf(wanted), payer: payerOf({ email }) };
  const hashes = giftCards.map(giftCodeHash);
  const asked = { ...who, promotionCodes, giftCards: hashes };
  const means = await readMeans(database(), [asked], { automatic: terms.automatic, lock: false });
  const credits = means.credits(who, { giftCards: hashes, currency, now: terms.now });
  if (!credits.ok) return credits;
  const { country, region, postalCode = '' } = shippingAddress;
  const destination = { country, region, postalCode };
  const { vatNumber } = checkBuyer({ vatNumber: wanted.vatNumber }, country);
  await checkBeforeOrder(vatNumber, { personId: who.personId || 'preview', destination });
  const vatCheck = vatNumber ? (await readVatChecks(database(), [vatNumber])).get(vatNumber) : undefined;
  const basket = priceBasket(
    {
      lines: pieces,
      currency,
      shippingMethod,
      destination,
      ...means.offers(who, promotionCodes),
      credits: credits.value,
      validVatNumber: vatCheck?.result === 'valid' ? vatNumber : null,
    },
    terms,
  );
  if (!basket.ok) return basket;
  const taken = await numberProblem(wanted, { pieces, personId: who.personId });
  return taken ? refuse(taken) : accept(answerOf(basket.value, { pieces, currency, terms }));
}

async function numberProblem(
  { lines }: PreviewOrder,
  { pieces, personId }: { pieces: readonly Piece[]; personId: string },
): Promise<Problem | null> {
  const named = { personId, numbers: numbersNamed(lines) };
  const variants = new Map(pieces.map(({ sku, variantId }) => [sku, { id: variantId }]));
  return (await readNumbersToBuy(database(), [named], variants)).refusalOf(named);
}

async function readPieces({ lines }: PreviewOrder): Promise<Piece[]> {
  const demand = demandOf(lines);
  const rows = await database().variant.findMany({ where: { sku: { in: [...demand.keys()] } } });
  const labels = await readLineLabels(
    database(),
    rows.map(({ id }) => id),
  );
  const pieces = [...demand].map(([sku, quantity]) => {
    const row = rows.find((one) => one.sku === sku);
    if (!row) throw new AccessProblem('not_found', `There is no SKU ${sku}.`, { field: 'sku' });
    const { id: variantId, priceAmount: unitAmount, currency } = row;
    return {
      variantId,
      sku,
      quantity,
      unitAmount,
      currency,
      title: labels.get(variantId)?.title ?? '',
      available: availableOf(row),
    };
  });
  if (new Set(pieces.map(({ currency }) => currency)).size > 1)
    throw new AccessProblem('invalid', 'Pieces priced in two currencies can’t be paid together.');
  return pieces;
}

/** Whoever would order, if they are known: looking at a price makes nobody. */
async function personOf({ customer, email }: PreviewOrder): Promise<string> {
  const reference = customer ?? (email === undefined ? null : mailReference(email));
  if (reference === null) return '';
  const person = await database().person.findUnique({ where: { reference }, select: { id: true } });
  return person?.id ?? '';
}

function answerOf(
  { priced, promotions, methods, pricesInclude }: PricedBasket,
  { pieces, currency, terms }: { pieces: readonly Piece[]; currency: string; terms: OrderTerms },
): PreviewAnswer {
  const { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, creditAmount, taxes } = priced;
  const parts = { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, taxes };
  const off = (id: string) =>
    priced.adjustments.reduce((sum, { promotionId, amount }) => sum + (promotionId === id ? amount : 0), 0);
  return {
    totals: { ...parts, giftCardAmount: creditAmount, pricesInclude, currency },
    lines: pieces.map(({ sku, title, quantity, unitAmount, available }, at) => {
      const { off: discountAmount = 0, tax: taxAmount = 0 } = priced.lines[at] ?? {};
      const total = lineTotal({ quantity, unitAmount, discountAmount, taxAmount }, pricesInclude);
      return { sku, title, quantity, unitAmount, discountAmount, totalAmount: total, available };
    }),
    promotions: promotions.map(({ id, code, title }) => ({ code, title, amount: off(id) })),
    shippingMethods: offeredMethods(methods, { itemsAmount, terms }),
  };
}
