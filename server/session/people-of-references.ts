import { newId } from '#server/engine/database/new-id.ts';
import { readRows } from '#server/engine/database/statement.ts';

/** The people behind these external references, by reference. Makes those that are seen for the first time. */
export async function peopleOfReferences(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(references)].sort();
  if (wanted.length === 0) return new Map();
  // A person who is new announces nothing.
  const rows = await readRows<Row>`
    WITH fresh AS (
      INSERT INTO person (id, kind, reference)
      SELECT id, 'reference', reference
      FROM unnest(${wanted.map(newId)}::text[], ${wanted}::text[]) AS new (id, reference)
      WHERE NOT EXISTS (SELECT FROM person WHERE person.reference = new.reference)
      ON CONFLICT DO NOTHING RETURNING reference, id
    )
    SELECT reference, id FROM fresh
    UNION ALL SELECT reference, id FROM person WHERE reference = ANY (${wanted}::text[])`;
  const people = new Map(rows.map(({ reference, id }) => [reference, id]));
  // Somebody else made them at the same moment: this statement began too early to see them.
  const unseen = wanted.filter((reference) => !people.has(reference));
  for (const { reference, id } of unseen.length > 0 ? await find(unseen) : []) people.set(reference, id);
  return people;
}

const find = (references: readonly string[]): Promise<Row[]> =>
  readRows<Row>`SELECT reference, id FROM person WHERE reference = ANY (${references}::text[])`;

interface Row {
  reference: string;
  id: string;
}
