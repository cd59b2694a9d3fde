import { database } from '#server/database/database.ts';
import { newId } from '#server/database/new-id.ts';

/** The people behind these external references, by reference. Makes those that are seen for the first time. */
export async function peopleOfReferences(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(references)].sort();
  const known = await find(wanted);
  const fresh = wanted.filter((reference) => !known.has(reference));
  if (fresh.length === 0) return known;
  await database().$executeRaw`
    INSERT INTO person (id, kind, reference)
    SELECT id, 'reference', reference
    FROM unnest(${fresh.map(newId)}::text[], ${fresh}::text[]) AS new (id, reference)
    ON CONFLICT DO NOTHING`;
  return find(wanted);
}

async function find(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) return new Map();
  const rows = await database().$queryRaw<{ reference: string; id: string }[]>`
    SELECT reference, id FROM person WHERE reference = ANY (${references}::text[])`;
  return new Map(rows.map(({ reference, id }) => [reference, id]));
}
