import { mostAddresses, type SaveAddress } from '#contract/account/account.ts';
import { addressSchema } from '#contract/address/address.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { notFound } from '#server/web/problem.ts';

const full: Problem = {
  code: 'invalid',
  message: `Your address book holds ${mostAddresses} addresses. Delete one first.`,
};

/**
 * Keeps a new address, or with its id changes one. The very same address and name again is the same one. Refuses
 * `invalid` when the book is full.
 * @throws AccessProblem `not_found` for an id that isn't theirs
 */
export function saveAddress(personId: string, wanted: SaveAddress): Promise<Decision<{ id: string }, Problem>> {
  const { line2 = null, region = null, ...address } = addressSchema.parse(wanted);
  const data = { label: wanted.label, ...address, line2, region };
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    const same = wanted.id === undefined ? data : { id: wanted.id };
    const known = await tx.savedAddress.findFirst({ where: { personId, ...same }, select: { id: true } });
    if (wanted.id !== undefined && !known) throw notFound('address');
    if (!known && (await tx.savedAddress.count({ where: { personId } })) >= mostAddresses) return refuse(full);
    const id = known?.id ?? newId();
    await tx.savedAddress.upsert({ where: { id }, create: { id, personId, ...data }, update: data });
    if (wanted.first) {
      await tx.$executeRaw`UPDATE saved_address SET first_since = clock_timestamp() WHERE id = ${id}`;
    }
    return accept({ id });
  });
}
