import { writeRows } from '#server/engine/database/statement.ts';
import { notFound } from '#server/web/problem.ts';

/** Forms begin with this address from now on. Safe to repeat. @throws AccessProblem `not_found` */
export async function putAddressFirst(personId: string, id: string): Promise<void> {
  const chosen = await writeRows`
    UPDATE saved_address SET first_since = clock_timestamp() WHERE id = ${id} AND person_id = ${personId} RETURNING 1`;
  if (chosen.length === 0) throw notFound('address');
}
