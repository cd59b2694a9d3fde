import { missingFor, type PersonNeed } from '#domain/person/scarce-use.ts';
import { readRows } from '#server/database/statement.ts';
import { providerNamed, shopProvider } from '#server/payment/offered-providers.ts';
import { cardMark } from '#server/person/mark-of.ts';
import { type PersonOnFile, readPerson } from '#server/person/read-person.ts';

export interface TicketNeeds {
  /** Empty: they may have a ticket, unless another one was given for one of their marks. */
  missing: PersonNeed[];
  marks: string[];
  hasBought: boolean;
}

/** What somebody still needs for a ticket. @returns null for an unknown drop or person */
export async function readTicketNeeds(personId: string, dropId: string): Promise<TicketNeeds | null> {
  const [drop] = await readRows<{ accountHours: number; at: Date }>`
    SELECT account_hours AS "accountHours", greatest(opens_at, clock_timestamp()) AS at FROM drop WHERE id = ${dropId}`;
  const person = await readPerson(personId);
  if (!drop || !person) return null;
  const { confirmed, hasBought, openedAt, marks, placeIsProven } = person;
  const card = marks.card ?? (await askForMark(person));
  const known = {
    ...{ confirmed, hasBought },
    ageMs: openedAt && drop.at.getTime() - openedAt.getTime(),
    // A shop that keeps no cards can ask for an address alone.
    hasOwnMeans: card !== null || (marks.place !== null && (placeIsProven || shopProvider() === 'mollie')),
  };
  const missing = missingFor('ticket', known, drop.accountHours * 3_600_000);
  return { missing, hasBought, marks: [marks.email, card, marks.place].filter((mark) => mark !== null) };
}

async function askForMark({ unmarkedCard }: PersonOnFile): Promise<string | null> {
  if (!unmarkedCard || unmarkedCard.provider !== shopProvider()) return null;
  const fingerprint = await providerNamed(unmarkedCard.provider).fingerprintOf(unmarkedCard.token);
  return fingerprint === null ? null : cardMark(fingerprint);
}
