import type { OwnEntry } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { ticketNeedWords } from '#domain/person/need-words.ts';
import type { PersonNeed } from '#domain/person/scarce-use.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';
import { giveBack, takeFrom } from '#server/limit/take-from.ts';
import { enterDrop } from './enter-drop.ts';
import { dropLimits } from './limits.ts';
import { readOwnEntry } from './own-entry.ts';
import { readTicketNeeds } from './ticket-needs.ts';

/**
 * Takes a ticket for an account that counts as a person (`domain/person/scarce-use`), one for each card, mailbox and address that
 * a parcel has reached. Refuses `entry_not_possible` with what is `missing`, and what `enterDrop` does.
 * @param address of whoever asks; the newcomers of one network are counted together
 * @throws AccessProblem `not_found`, `too_many`
 */
export async function enterAsAccount(
  personId: string,
  dropId: string,
  address: string | null = null,
): Promise<Decision<OwnEntry, Problem>> {
  await takeFrom(dropLimits.dropEntries, personId);
  const needs = (await readOwnEntry({ dropId, personId })) ? null : await readTicketNeeds(personId, dropId);
  // A ticket that they have is theirs, whatever is asked of others.
  if (!needs) return enterDrop({ dropId, personId });
  if (needs.missing.length > 0) return refuse(await entryNotPossible(needs.missing, dropId));
  const counted = needs.hasBought || !address || isLoopback(address) ? null : address;
  if (counted) await takeFrom(dropLimits.ticketsPerAddress, counted);
  const entered = await enterDrop({ dropId, personId, marks: needs.marks, claims: needs.claims });
  if (counted && !entered.ok) await giveBack(dropLimits.ticketsPerAddress, counted);
  return entered;
}

async function entryNotPossible(missing: readonly PersonNeed[], dropId: string): Promise<Problem> {
  const [drop] = await readRows<{ accountHours: number }>`
    SELECT account_hours AS "accountHours" FROM drop WHERE id = ${dropId}`;
  return {
    code: 'entry_not_possible',
    message: missing.map((need) => ticketNeedWords(need, drop?.accountHours ?? 0)).join(' '),
    missing,
    detailsAddress: missing.includes('confirmed_email') ? '/account' : '/account/bidding',
  };
}
