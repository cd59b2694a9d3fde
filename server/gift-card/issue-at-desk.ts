import type { IssuedGiftCard } from '#contract/gift-card/gift-card.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { endingOf, giftCodeFrom, giftCodeHash } from './gift-code.ts';

interface AtDesk {
  /** Minor units. */
  amount: number;
  currency: string;
  expiresAt: string | undefined;
  email: string | undefined;
  issueKey: string;
}

/** A press that comes again this soon is the same press; later, it is a page that somebody went back to. */
const samePressMs = 60_000;

/**
 * Issues a card from the desk's form. The same form pressed twice is one card, and both are told its code.
 * Refuses `gift_card_issued` where the form has issued one before.
 * @throws AccessProblem `invalid` for an end that is over, or an address without an account
 */
export function issueAtDesk({ amount, currency, expiresAt, email, issueKey }: AtDesk) {
  return transaction(async (tx): Promise<Decision<IssuedGiftCard, Problem>> => {
    const now = await readDatabaseClock(tx);
    const end = expiresAt === undefined ? null : new Date(expiresAt);
    if (end !== null && end <= now)
      throw new AccessProblem('invalid', 'Choose an end date in the future.', { field: 'expiresAt' });
    const personId = email === undefined ? null : await accountOf(tx, email);
    const code = giftCodeFrom(issueKey);
    const codeHash = giftCodeHash(code);
    const { count } = await tx.giftCard.createMany({
      data: [{ codeHash, ending: endingOf(code), currency, expiresAt: end, personId }],
      skipDuplicates: true,
    });
    const card = await tx.giftCard.findUniqueOrThrow({
      where: { codeHash },
      include: { entries: { where: { kind: 'issue' } } },
    });
    const until = card.expiresAt?.toISOString() ?? null;
    const issued = { id: card.id, code, balanceAmount: amount, currency, expiresAt: until };
    if (count === 1) {
      await tx.giftEntry.create({ data: { cardId: card.id, kind: 'issue', amount } });
      return accept(issued);
    }
    const isSame =
      now.getTime() - card.createdAt.getTime() < samePressMs &&
      card.entries.some((entry) => entry.amount === amount) &&
      card.personId === personId &&
      card.expiresAt?.getTime() === end?.getTime();
    return isSame ? accept(issued) : refuse(issuedBefore);
  });
}

const issuedBefore: Problem = {
  code: 'gift_card_issued',
  message: 'This form has issued a card already. Nothing was issued now: reload the page for another.',
};

async function accountOf(tx: Tx, email: string): Promise<string> {
  const person = await tx.person.findFirst({
    where: { kind: 'account', user: { email: email.toLowerCase() } },
    select: { id: true },
  });
  if (person) return person.id;
  throw new AccessProblem('invalid', 'There is no account with this address.', { field: 'email' });
}
