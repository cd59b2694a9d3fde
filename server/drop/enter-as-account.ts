import type { OwnEntry } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/errors.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { readRows } from '#server/database/statement.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { enterDrop } from './enter-drop.ts';

/**
 * Takes a ticket for an account. To come as many must be dear: it needs an address that was confirmed before the waiting room
 * opened, or a means of payment on file. Refuses `entry_not_possible` without, and what `enterDrop` does.
 * @throws AccessProblem `not_found`, `too_many`
 */
export async function enterAsAccount(personId: string, dropId: string): Promise<Decision<OwnEntry, Problem>> {
  await takeFrom('dropEntries', personId);
  const [known] = await readRows<{ may: boolean }>`
    SELECT EXISTS (SELECT FROM payment_method WHERE person_id = person.id)
      OR coalesce("user".email_verified AND "user".created_at <= drop.entries_from, false) AS may
    FROM drop CROSS JOIN person LEFT JOIN "user" ON "user".id = person.user_id
    WHERE drop.id = ${dropId} AND person.id = ${personId}`;
  return known?.may === false ? refuse(entryNotPossible) : enterDrop({ dropId, personId });
}

const entryNotPossible: Problem = {
  code: 'entry_not_possible',
  message:
    'To take a ticket, keep a card and an address on file, or have confirmed your email before the waiting room opened.',
  detailsAddress: '/account/bidding',
};
