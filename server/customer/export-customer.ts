import { exportAccount } from '#server/account/export-account.ts';
import { database } from '#server/engine/database/database.ts';
import { personalData } from '#server/retention/subjects-data.ts';
import { notFound } from '#server/web/problem.ts';
import { readNotes } from './notes.ts';

/**
 * Everything that the shop has of a customer: the file that an account’s owner gets themselves, and the orders placed
 * without an account by their confirmed address. Somebody without an account gets those alone. @throws AccessProblem `not_found`
 */
export async function exportCustomer(id: string): Promise<Record<string, unknown>> {
  const customer = await database().customer.findUnique({ where: { id } });
  if (!customer) throw notFound('customer');
  const { personId, name, email, orderEmail } = customer;
  const guests = orderEmail === null ? [] : await ordersWithoutAccount(orderEmail);
  if (personId !== null) {
    const account = await exportAccount({ personId, name });
    return { ...account, orders: [...(Array.isArray(account.orders) ? account.orders : []), ...guests] };
  }
  const notes = (await readNotes(id)).map(({ kind, body, at }) => ({ kind, body, at }));
  return { exportedAt: new Date().toISOString(), customer: { name, email }, orders: guests, notes };
}

async function ordersWithoutAccount(email: string): Promise<unknown[]> {
  const people = await database().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT person.id FROM orders JOIN person ON person.id = orders.person_id
    WHERE lower(orders.email) = ${email} AND person.kind <> 'account'`;
  const subjects = await personalData();
  const orders: unknown[] = [];
  for (const person of people) {
    for (const subject of subjects) {
      const part = await subject.export?.(person.id);
      // Somebody else may have ordered with the same browser.
      if (Array.isArray(part?.orders)) orders.push(...part.orders.filter((order) => isOf(order, email)));
    }
  }
  return orders;
}

const isOf = (order: unknown, email: string): boolean =>
  typeof order === 'object' &&
  order !== null &&
  'email' in order &&
  typeof order.email === 'string' &&
  order.email.toLowerCase() === email;
