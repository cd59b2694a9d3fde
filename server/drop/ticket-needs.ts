import { missingFor, type PersonNeed } from '#domain/person/scarce-use.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { keepsCards, providerNamed, shopProvider } from '#server/payment/offered-providers.ts';
import { cardMark, typedMark } from '#server/person/mark-of.ts';
import { type PersonOnFile, readPerson } from '#server/person/read-person.ts';

export interface TicketNeeds {
  /** Empty: they may have a ticket, unless another one was given for one of their marks. */
  missing: PersonNeed[];
  marks: string[];
  /** What a ticket of theirs also stands for, and another one doesn't keep from them: their proven address, as others type it. */
  claims: string[];
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
    hasOwnMeans: card !== null || (marks.place !== null && (placeIsProven || !keepsCards())),
  };
  const missing = missingFor('ticket', known, drop.accountHours * 3_600_000);
  const place = placeMarks({ place: marks.place, isProven: placeIsProven, hasCard: card !== null });
  return {
    missing,
    hasBought,
    marks: [marks.email, card, ...place.marks].filter((mark) => mark !== null),
    claims: place.claims,
  };
}

/**
 * An address counts once a parcel has reached it. What somebody only typed may be another's, who must have their ticket all
 * the same: it counts among typed ones, and only for people without a card.
 */
function placeMarks({
  place,
  isProven,
  hasCard,
}: {
  place: string | null;
  isProven: boolean;
  hasCard: boolean;
}): Pick<TicketNeeds, 'marks' | 'claims'> {
  if (place === null) return { marks: [], claims: [] };
  if (isProven) return { marks: [place], claims: [typedMark(place)] };
  return { marks: hasCard ? [] : [typedMark(place)], claims: [] };
}

async function askForMark({ unmarkedCard }: PersonOnFile): Promise<string | null> {
  if (!unmarkedCard || unmarkedCard.provider !== shopProvider()) return null;
  const fingerprint = await providerNamed(unmarkedCard.provider).fingerprintOf(unmarkedCard.token);
  return fingerprint === null ? null : cardMark(fingerprint);
}
