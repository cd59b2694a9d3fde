import { createHash } from 'node:crypto';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { auditName, type PersonActor } from '#server/session/actor.ts';
import { namesOfPeople } from '#server/session/staff/read-staff.ts';
import { notFound } from '#server/web/problem.ts';

export interface CustomerNote {
  id: string;
  kind: 'note' | 'blocked' | 'unblocked';
  body: string;
  at: string;
  /** The name that they have now; null: they are gone. */
  by: string | null;
}

const mostNotes = 200;

/** What the team wrote down about a customer, the newest first. */
export async function readNotes(customerId: string): Promise<CustomerNote[]> {
  const rows = await database().customerNote.findMany({
    where: { customerId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostNotes,
  });
  const personOf = (actor: string) => actor.replace(/^desk:/, '');
  const names = await namesOfPeople(rows.map(({ actor }) => personOf(actor)));
  return rows.map(({ id, kind, body, at, actor }) => ({
    id,
    kind: kind as CustomerNote['kind'],
    body,
    at: at.toISOString(),
    by: names.get(personOf(actor)) ?? null,
  }));
}

/** Adds a note; the same form sent twice adds one. @throws AccessProblem `not_found` */
export function writeNote(
  actor: PersonActor,
  customerId: string,
  { body, key }: { body: string; key: string },
): Promise<Decision<{ id: string }, Problem>> {
  return transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    await addNote(tx, { customerId, actor, kind: 'note', body, key: keyOf(key, body) });
    return accept({ id: customerId });
  });
}

/** A page that hasn’t been rendered again may send another note with its key. */
const keyOf = (key: string, body: string): string => createHash('sha256').update(`${key}\n${body}`).digest('base64url');

/** Takes a note away. Safe to repeat. That somebody was blocked stays. */
export async function removeNote(customerId: string, id: string): Promise<Decision<{ id: string }, Problem>> {
  await database().customerNote.deleteMany({ where: { id, customerId, kind: 'note' } });
  return accept({ id });
}

export async function addNote(
  tx: Tx,
  note: { customerId: string; actor: PersonActor; kind: CustomerNote['kind']; body: string; key?: string },
): Promise<void> {
  const { actor, key = newId(), ...data } = note;
  await tx.customerNote.createMany({ data: [{ ...data, key, actor: auditName(actor) }], skipDuplicates: true });
}

/** @throws AccessProblem `not_found` */
export async function lockCustomer(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<
    { id: string; personId: string | null; email: string; orderEmail: string | null; blockedAt: Date | null }[]
  >`
    SELECT id, person_id AS "personId", email, order_email AS "orderEmail", blocked_at AS "blockedAt"
    FROM customer WHERE id = ${id} FOR UPDATE`;
  if (!row) throw notFound('customer');
  return row;
}
