import { exportAccount } from '#server/account/export-account.ts';
import { database } from '#server/engine/database/database.ts';
import { personalData } from '#server/retention/subjects-data.ts';
import { notFound } from '#server/web/problem.ts';
import { readNotes } from './notes.ts';

/**
 * Everything that the shop has of a customer: the file that an account’s owner gets themselves. Somebody without an account
 * gets the orders placed with their address. @throws AccessProblem `not_found`
 */
export async function exportCustomer(id: string): Promise<Record<string, unknown>> {
  const customer = await database().customer.findUnique({ where: { id } });
  if (!customer) throw notFound('customer');
  const { personId, name, email, orderEmail } = customer;
  if (personId !== null) return exportAccount({ personId, name });
  const people = await database().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT person.id FROM orders JOIN person ON person.id = orders.person_id
    WHERE lower(orders.email) = ${orderEmail} AND person.kind <> 'account'`;
  const subjects = await personalData();
  const orders: unknown[] = [];
  for (const person of people) {
    for (const subject of subjects) {
      const part = await subject.export?.(person.id);
      // Somebody else may have ordered with the same browser.
      if (Array.isArray(part?.orders)) orders.push(...part.orders.filter((order) => isOf(order, orderEmail)));
    }
  }
  const notes = (await readNotes(id)).map(({ kind, body, at }) => ({ kind, body, at }));
  return { exportedAt: new Date().toISOString(), customer: { name, email }, orders, notes };
}

const isOf = (order: unknown, email: string | null): boolean =>
  typeof order === 'object' &&
  order !== null &&
  'email' in order &&
  typeof order.email === 'string' &&
  order.email.toLowerCase() === email;
