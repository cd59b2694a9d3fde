import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { eraseAccount } from '#server/account/erase-account.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { whatKeepsAccount } from '#server/account/what-keeps-account.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { auth } from '#server/session/auth.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { notFound } from '#server/web/problem.ts';
import { securityLog } from '#server/web/security-log.ts';
import { countCustomers } from './count-customers.ts';

/**
 * Deletes a customer's data by the rules of an account's own deletion: orders, invoices and bids stay without a name.
 * Refuses `customer_not_deletable` with why: an order that is open, somebody who works here, or another address typed.
 * @throws AccessProblem `not_found`
 */
export async function deleteCustomer(id: string, typedEmail: string): Promise<Decision<{ id: string }, Problem>> {
  // Whose address is whose now: it may be an account's since the page was read.
  await countCustomers();
  const customer = await database().customer.findUnique({ where: { id } });
  if (!customer) throw notFound('customer');
  const { personId, email, orderEmail } = customer;
  if (typedEmail.toLowerCase() !== email.toLowerCase())
    return refuse({ code: 'invalid', message: 'Type the customer’s email address as it stands here.', field: 'email' });
  const kept = personId === null ? await eraseAddress(orderEmail ?? email) : await eraseOf(personId, customer);
  if (kept.length > 0)
    return refuse({ code: 'customer_not_deletable', message: `Nothing was deleted. ${kept.join(' ')}` });
  if (personId !== null) securityLog('account.changed', { personId, what: 'deleted' });
  return accept({ id });
}

/**
 * Deletes the account, and what was ordered without it by the address that it has confirmed: that is the customer's too.
 * @returns why not, as sentences; empty: it is done
 */
async function eraseOf(personId: string, { email, orderEmail }: Addresses): Promise<string[]> {
  const user = await database().user.findFirst({
    where: { person: { id: personId } },
    select: { id: true, roles: true },
  });
  if (user && user.roles.length > 0) return ['They work here. Take them off the staff first.'];
  if (isDemoAddress(email)) return ['This is a demo account, which others use too.'];
  const kept = await whatKeepsAccount(personId);
  if (kept.length === 0 && orderEmail !== null) kept.push(...(await eraseAddress(orderEmail)));
  if (kept.length > 0) return kept;
  const { reasons, userId } = await eraseAccount(personId);
  if (reasons.length === 0) await (await auth().$context).internalAdapter.deleteUser(userId);
  return reasons;
}

interface Addresses {
  email: string;
  orderEmail: string | null;
}

class Kept extends Error {
  constructor(readonly reasons: string[]) {
    super(reasons.join(' '));
  }
}

/** The orders of an address may be of several browsers, which others used too: they are taken together, and forgotten. */
async function eraseAddress(email: string): Promise<string[]> {
  try {
    await transaction(async (tx) => {
      const { id: personId } = await tx.person.create({ data: { id: newId(), kind: 'guest' }, select: { id: true } });
      await tx.$executeRaw`
        UPDATE orders SET person_id = ${personId} FROM person
        WHERE person.id = orders.person_id AND lower(orders.email) = ${email} AND person.kind <> 'account'`;
      const reasons = await whatKeepsAccount(personId, tx);
      if (reasons.length > 0) throw new Kept(reasons);
      await forgetPerson(tx, personId, [email]);
    });
    return [];
  } catch (error) {
    if (error instanceof Kept) return error.reasons;
    throw error;
  }
}
