import { maxCodes } from '#contract/bag/most-codes.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { codeWords } from '#domain/order/price/code-words.ts';
import { transaction } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { plainPromotionCode } from '#server/order/price/means-in-hand.ts';
import { readOrderTerms } from '#server/order/price/order-terms.ts';
import { findCard, keepCard } from './bag-cards.ts';
import { destinationOf, placeOf, readChoice } from './bag-choice.ts';
import { readBagLines } from './bag-view.ts';
import { bagLimits } from './limits.ts';
import { readMeansOfBags } from './own-bag-view.ts';
import { priceBag } from './price-bag.ts';

/**
 * Keeps a promotion's code for somebody's bag, if it takes something off what is in it; or a gift card, if it can pay for it.
 * Safe to repeat: nothing is used before an order is placed. Refuses `bag_empty`, and `promotion_not_applicable` and
 * `gift_card_not_usable` with their `reason`.
 * @param address of whoever asks, for the limit
 * @throws AccessProblem `too_many`
 */
export async function addCode(
  personId: string,
  typed: string,
  address: string | null,
): Promise<Decision<{ code: string } | { ending: string }, Problem>> {
  await takeFrom(bagLimits.codesTyped, personId);
  await takeFrom(bagLimits.codesTypedPerAddress, address ?? 'unknown');
  const code = plainPromotionCode(typed);
  return transaction(async (tx): Promise<Decision<{ code: string } | { ending: string }, Problem>> => {
    const card = await findCard(tx, personId, typed);
    // Of two codes at once the second is judged beside the first.
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId} FOR UPDATE`;
    const lines = (await readBagLines(tx, [personId])).get(personId) ?? [];
    const [first] = lines;
    if (!first) return refuse({ code: 'bag_empty', message: 'Your bag is empty, so there’s nothing to discount.' });
    const terms = await readOrderTerms(
      tx,
      lines.map(({ variantId }) => variantId),
    );
    if (card) return keepCard(tx, card, { personId, currency: first.price.currency, now: terms.now });
    const kept = await tx.bagCode.findMany({ where: { personId }, orderBy: [{ addedAt: 'asc' }, { code: 'asc' }] });
    const codes = kept.map((row) => row.code);
    if (codes.includes(code)) return accept({ code });
    if (codes.length >= maxCodes) return refuse(notUsable(code, 'too_many', tooManyCodes));
    const asked = [...codes, code];
    const choice = await readChoice(tx, personId);
    const { shippingMethod, payer } = choice;
    const means = await readMeansOfBags(tx, [{ id: personId, codes: asked, payer }], terms);
    const destination = destinationOf(placeOf(choice, terms.taxes.origin));
    const how = { destination, shippingMethod, payer, codes: asked, means, credits: [], validVatNumber: null, terms };
    const reason = priceBag({ lines, currency: first.price.currency, personId, ...how }).codes.find(
      (one) => one.code === code,
    )?.refused;
    if (reason) return refuse(notUsable(code, reason, codeWords[reason]));
    await tx.bagCode.create({ data: { personId, code } });
    return accept({ code });
  });
}

const tooManyCodes = `An order can have ${maxCodes} codes. Remove one first.`;

/** `questionAt`: where a form without JavaScript reads why. */
const notUsable = (promotionCode: string, reason: string, message: string): Problem => ({
  ...{ code: 'promotion_not_applicable', message, reason, promotionCode, field: 'code' },
  questionAt: `/checkout?refusedCode=${reason}#code`,
});
