/** The gift cards that are to pay for a bag: which they are is kept, their codes are not. */

import { maxCodes } from '#contract/bag/most-codes.ts';
import type { GiftCardReason } from '#contract/gift-card/gift-card.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import { giftCodeHash } from '#server/gift-card/gift-code.ts';
import type { GiftCardRow } from '#server/gift-card/lock-gift-cards.ts';
import { cardRefused, giftCardNotUsable } from '#server/order/price/means-in-hand.ts';

export interface BagCard extends Omit<GiftCardRow, 'codeHash' | 'expiresAt'> {
  ending: string;
  expiresAt: string | null;
}

interface CardTerms {
  personId: string;
  currency: string;
  now: Date;
}

export const judgeCards = (
  cards: readonly BagCard[],
  terms: CardTerms,
): (BagCard & { refused: GiftCardReason | null })[] =>
  cards.map((card) => {
    const expiresAt = card.expiresAt === null ? null : new Date(card.expiresAt);
    return { ...card, refused: cardRefused({ ...card, expiresAt }, terms) };
  });

/**
 * The card that a code stands for, so that it stays while it is put to a bag; null: there is none for this person.
 * It is locked before the person, as the order of locks says.
 */
export async function findCard(
  tx: Tx,
  personId: string,
  typed: string,
): Promise<(GiftCardRow & { ending: string }) | null> {
  const [card] = await tx.$queryRaw<(GiftCardRow & { ending: string })[]>`
    SELECT id, code_hash AS "codeHash", ending, currency, balance, expires_at AS "expiresAt", person_id AS "personId"
    FROM gift_card WHERE code_hash = ${giftCodeHash(typed)} FOR KEY SHARE`;
  return card && (card.personId === null || card.personId === personId) ? card : null;
}

/** Puts a card to a locked person’s bag. Safe to repeat. Refuses `gift_card_not_usable` with its `reason`. */
export async function keepCard(
  tx: Tx,
  card: GiftCardRow & { ending: string },
  { personId, ...terms }: CardTerms,
): Promise<Decision<{ ending: string }, Problem>> {
  const kept = await tx.bagGiftCard.findMany({ where: { personId }, select: { cardId: true } });
  if (kept.some(({ cardId }) => cardId === card.id)) return accept({ ending: card.ending });
  const reason = cardRefused(card, { personId, ...terms });
  if (reason) return refuse(refused(giftCardNotUsable(reason), reason));
  if (kept.length >= maxCodes)
    return refuse(refused({ ...giftCardNotUsable('unknown'), message: tooMany }, 'too_many'));
  await tx.bagGiftCard.create({ data: { personId, cardId: card.id } });
  return accept({ ending: card.ending });
}

const tooMany = `An order can have ${maxCodes} gift cards. Remove one first.`;

/** `questionAt`: where a form without JavaScript reads why. */
const refused = (problem: Problem, reason: GiftCardReason | 'too_many'): Problem => ({
  ...{ ...problem, reason, field: 'code' },
  questionAt: `/checkout?refusedCode=card_${reason}#code`,
});

/** A bag goes without this card. Idempotent. */
export async function takeOffCard(personId: string, cardId: string): Promise<{ id: string }> {
  await database().bagGiftCard.deleteMany({ where: { personId, cardId } });
  return { id: cardId };
}
