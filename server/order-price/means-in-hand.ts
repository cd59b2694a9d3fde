/** Codes and cards of orders that are judged one after the other, over locks that all of them hold. */

import type { GiftCardReason } from '#contract/checkout/gift-card.ts';
import type { Problem } from '#contract/errors.ts';
import { accept, refuse } from '#domain/decision.ts';
import type { OfferedPromotion } from '#domain/money/price-order/choose-promotions.ts';
import type { Credit } from '#domain/money/price-order/order-to-price.ts';
import type { Statements } from '#server/database/statement.ts';
import { type GiftCardRow, lockGiftCards, readGiftCards } from '#server/gift-card/lock-gift-cards.ts';
import type { PromotionUse } from '#server/promotion/count-uses.ts';
import {
  isLimited,
  keyOfUse,
  offeredPromotion,
  type PromotionRow,
  readPromotions,
  readUses,
} from '#server/promotion/offered-promotions.ts';
import { mailReference } from '#server/session/mail-reference.ts';

/** As it is compared. */
export const plainPromotionCode = (typed: string): string => typed.trim().toUpperCase();

export interface WhoOrders {
  personId: string;
  /** By `payerOf`; null: not known yet. */
  payer: string | null;
}

/** By which somebody without an account is known. */
export const payerOf = (email: string): string => mailReference(email.trim());

interface Wanted extends WhoOrders {
  promotionCodes: readonly string[];
  /** Hashes of their codes. */
  giftCards: readonly string[];
}

export class MeansInHand {
  readonly #promotions: Map<string, PromotionRow>;
  readonly #automatic: readonly PromotionRow[];
  readonly #uses: Map<string, Set<number>>;
  readonly #cards: Map<string, GiftCardRow>;
  readonly #accounts: ReadonlySet<string>;

  constructor(known: {
    automatic: readonly PromotionRow[];
    promotions: readonly PromotionRow[];
    uses: Map<string, Set<number>>;
    cards: readonly GiftCardRow[];
    accounts: ReadonlySet<string>;
  }) {
    this.#promotions = new Map(known.promotions.map((row) => [row.id, { ...row }]));
    this.#automatic = known.automatic;
    this.#uses = known.uses;
    this.#cards = new Map(known.cards.map((card) => [card.codeHash, { ...card }]));
    this.#accounts = known.accounts;
  }

  /** What applies by itself, and what was typed, as far as it is left for whoever orders. */
  offers(who: WhoOrders, codes: readonly string[]) {
    const offer = (row: PromotionRow): OfferedPromotion =>
      offeredPromotion(row, this.#uses.get(keyOfUse(row.id, this.#whoIs(who)))?.size ?? 0);
    const asked = [...new Set(codes.map(plainPromotionCode))].map((code) => {
      const row = [...this.#promotions.values()].find((one) => one.code === code);
      return { code, offered: row ? offer(row) : null };
    });
    return { automatic: this.#automatic.map((row) => offer(this.#promotions.get(row.id) ?? row)), asked };
  }

  /** Cards by the hashes of their codes. Refuses `gift_card_not_usable` with its `reason`. */
  credits({ personId }: WhoOrders, { giftCards, ...by }: { giftCards: readonly string[] } & CardTerms) {
    const credits: Credit[] = [];
    for (const hash of new Set(giftCards)) {
      const card = this.#cards.get(hash);
      const reason = card ? cardRefused(card, { personId, ...by }) : 'unknown';
      if (!card || reason) return refuse(giftCardNotUsable(reason ?? 'unknown'));
      credits.push({ id: card.id, balance: card.balance });
    }
    return accept(credits);
  }

  /** The same of a bag’s cards: those that can pay. */
  usableCredits({ personId }: WhoOrders, { giftCards, ...by }: { giftCards: readonly string[] } & CardTerms): Credit[] {
    const cards = giftCards.flatMap((hash) => this.#cards.get(hash) ?? []);
    return cards.filter((card) => cardRefused(card, { personId, ...by }) === null);
  }

  /** An order takes them: those judged after it find that much less. @returns what is to be written for it */
  take(
    who: WhoOrders,
    order: { id: string; promotionIds: readonly string[]; credits: readonly { id: string; amount: number }[] },
  ) {
    for (const { id, amount } of order.credits) {
      const card = [...this.#cards.values()].find((one) => one.id === id);
      if (card) card.balance -= amount;
    }
    const uses = order.promotionIds.flatMap((promotionId): PromotionUse[] => {
      const row = this.#promotions.get(promotionId);
      if (!row || !isLimited(row)) return [];
      row.used += 1;
      const person = this.#whoIs(who);
      const taken = this.#uses.get(keyOfUse(promotionId, person)) ?? new Set<number>();
      let n = 0;
      while (taken.has(n)) n++;
      this.#uses.set(keyOfUse(promotionId, person), taken.add(n));
      return [{ promotionId, orderId: order.id, who: person, n }];
    });
    return { uses, spendings: order.credits.map(({ id: cardId, amount }) => ({ cardId, orderId: order.id, amount })) };
  }

  /** Whoever has no account is known by their address: somebody with several has as many uses. */
  #whoIs({ personId, payer }: WhoOrders): string {
    return this.#accounts.has(personId) ? `person:${personId}` : (payer ?? '');
  }
}

interface CardTerms {
  currency: string;
  now: Date;
}

/** Why somebody can’t pay with a card; null: they can. */
export function cardRefused(
  card: Omit<GiftCardRow, 'id' | 'codeHash'>,
  { personId, currency, now }: { personId: string } & CardTerms,
): GiftCardReason | null {
  if (card.personId !== null && card.personId !== personId) return 'unknown';
  if (card.expiresAt !== null && card.expiresAt <= now) return 'expired';
  if (card.currency !== currency) return 'other_currency';
  return card.balance === 0 ? 'empty' : null;
}

/** What a bag comes to by itself. */
export const automaticAlone = (automatic: readonly PromotionRow[]): MeansInHand =>
  new MeansInHand({ automatic, promotions: [], uses: new Map(), cards: [], accounts: new Set() });

/**
 * Reads the codes and cards of these orders, and locks what has a limit or a balance. The variants must be locked by then.
 * @param by `lock` false: only to look at them; `ofBags`: what an order uses that is being paid for a bag is that bag's
 */
export async function readMeans(
  tx: Statements,
  wanted: readonly Wanted[],
  { automatic, lock, ofBags = false }: { automatic: readonly PromotionRow[]; lock: boolean; ofBags?: boolean },
): Promise<MeansInHand> {
  const codes = [...new Set(wanted.flatMap(({ promotionCodes }) => promotionCodes.map(plainPromotionCode)))];
  const hashes = [...new Set(wanted.flatMap(({ giftCards }) => giftCards))];
  const promotions = await readPromotions(tx, { codes, ids: automatic.filter(isLimited).map(({ id }) => id), lock });
  const limited = promotions.filter(isLimited).map(({ id }) => id);
  const accounts = limited.length === 0 ? new Set<string>() : await accountsOf(tx, wanted);
  const whos = wanted.flatMap(({ personId, payer }) => [`person:${personId}`, payer ?? []].flat());
  const uses = await readUses(tx, { ids: limited, whos, ofBags });
  const cards = await (lock ? lockGiftCards : readGiftCards)(tx, hashes);
  return new MeansInHand({ automatic, promotions, uses, cards, accounts });
}

/** Accounts, and people whom another channel names. */
async function accountsOf(tx: Statements, wanted: readonly WhoOrders[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE id = ANY (${wanted.map(({ personId }) => personId)}::text[])
      AND (kind = 'account' OR kind = 'reference' AND reference NOT LIKE 'mail:%')`;
  return new Set(rows.map(({ id }) => id));
}

const cardWords: Record<GiftCardReason, string> = {
  unknown: 'There is no gift card with this code.',
  expired: 'This gift card has expired.',
  other_currency: 'This gift card is in another currency.',
  empty: 'There is nothing left on this gift card.',
};

export const giftCardNotUsable = (reason: GiftCardReason): Problem => ({
  code: 'gift_card_not_usable',
  message: `${cardWords[reason]} Nothing was ordered. Take it off, or use another.`,
  reason,
});
