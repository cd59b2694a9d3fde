import type { SavedAddress } from '#contract/account/account.ts';
import { printAddress } from '#server/address/print-address.ts';
import { database } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';

interface Row extends Omit<SavedAddress, 'line2' | 'region' | 'lines'> {
  personId: string;
  line2: string | null;
  region: string | null;
}

/** People's address books, each with the address that forms begin with first. */
export async function readAddressBooks(
  db: Statements,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, SavedAddress[]>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, person_id AS "personId", label, name, line1, line2, city, region, postal_code AS "postalCode", country
    FROM saved_address WHERE person_id = ANY (${[...personIds]}::text[])
    ORDER BY first_since DESC NULLS LAST, created_at, id`;
  const books = new Map<string, SavedAddress[]>();
  for (const { personId, line2, region, ...address } of rows) {
    const book = books.get(personId) ?? [];
    const whole = { ...address, ...(line2 === null ? {} : { line2 }), ...(region === null ? {} : { region }) };
    book.push({ ...whole, lines: printAddress(whole) });
    books.set(personId, book);
  }
  return books;
}

export const readAddressBook = async (personId: string): Promise<SavedAddress[]> =>
  (await readAddressBooks(database(), [personId])).get(personId) ?? [];
