import type { OwnEntry } from '#contract/drop/drop.ts';
import { absentSeconds, type EntryFacts, standingOf } from '#domain/drop/entry-state.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** What is known of one person in one drop. */
export interface KnownEntry extends EntryFacts {
  dropId: string;
  personId: string;
  slug: string;
  /** Their ticket's code; null: they have none. */
  entryId: string | null;
  place: number | null;
  /** Units that they hold in their bag or are offered, and until when their bag's are held. */
  held: number;
  heldUntil: Date | null;
  now: Date;
}

interface EntryRow {
  dropId: string;
  personId: string;
  slug: string;
  isOver: boolean;
  perPerson: number;
  admissionSeconds: number;
  entryId: string | null;
  place: number | null;
  admittedAt: Date | null;
  wasAbsent: boolean;
  ordered: number;
  held: number;
  heldUntil: Date | null;
  now: Date;
}

/** Each of these people in each of these drops, by the database's clock. */
export async function readEntries(
  db: Pick<Statements, '$queryRaw'>,
  personIds: readonly string[],
  dropIds: readonly string[],
): Promise<KnownEntry[]> {
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT drop.id AS "dropId", person.id AS "personId", drop.slug, clock_timestamp() AS now,
      drop.state = 'over' OR drop.closes_at <= clock_timestamp() AS "isOver",
      drop.per_person AS "perPerson", drop.admission_seconds AS "admissionSeconds",
      drop_entry.id AS "entryId", turn.place, admission.at AS "admittedAt",
      EXISTS (SELECT FROM drop_absence WHERE drop_id = drop.id AND place = turn.place) AS "wasAbsent", ordered.units AS ordered, in_bag.units AS held, in_bag.until AS "heldUntil"
    FROM drop CROSS JOIN unnest(${personIds}::text[]) AS person (id)
    LEFT JOIN drop_entry ON drop_entry.drop_id = drop.id AND drop_entry.person_id = person.id
    LEFT JOIN LATERAL (
      SELECT place FROM drop_turn WHERE entry_id = drop_entry.id ORDER BY place DESC LIMIT 1
    ) AS turn ON true
    LEFT JOIN LATERAL (
      SELECT at FROM drop_admission WHERE drop_id = drop.id AND through >= turn.place ORDER BY through LIMIT 1
    ) AS admission ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(order_line.quantity), 0)::int AS units
      FROM orders JOIN order_line ON order_line.order_id = orders.id
      JOIN drop_variant ON drop_variant.drop_id = drop.id AND drop_variant.variant_id = order_line.variant_id
      WHERE orders.person_id = person.id AND orders.placed_at >= drop.kept_from AND orders.status <> 'cancelled'
    ) AS ordered
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(units), 0)::int AS units, max(until) AS until FROM (
        SELECT reservation.quantity AS units, reservation.expires_at AS until
        FROM bag_line JOIN reservation ON reservation.bag_line_id = bag_line.id
        JOIN drop_variant ON drop_variant.drop_id = drop.id AND drop_variant.variant_id = bag_line.variant_id
        WHERE bag_line.person_id = person.id AND reservation.order_id IS NULL
          AND reservation.expires_at > clock_timestamp()
        UNION ALL
        SELECT reservation.quantity, NULL FROM reservation
        JOIN drop_variant ON drop_variant.drop_id = drop.id AND drop_variant.variant_id = reservation.variant_id
        WHERE reservation.person_id = person.id AND reservation.alert_id IS NOT NULL
          AND reservation.expires_at > clock_timestamp()
      ) AS theirs
    ) AS in_bag
    WHERE drop.id = ANY (${dropIds}::text[])`;
  return rows.map(({ admittedAt, admissionSeconds, wasAbsent, ...row }) => ({
    ...row,
    admittedAt: admittedAt?.getTime() ?? null,
    admissionMs: (admissionSeconds + (wasAbsent ? absentSeconds : 0)) * 1000,
  }));
}

/** @returns null for somebody without a ticket */
export function toOwnEntry(known: KnownEntry): OwnEntry | null {
  const { entryId, place, heldUntil, now } = known;
  if (entryId === null) return null;
  const { state, admittedUntil } = standingOf(known, now.getTime());
  const entry: OwnEntry = { id: entryId, state };
  if (place !== null) entry.place = place;
  if (admittedUntil !== null) entry.admittedUntil = new Date(admittedUntil).toISOString();
  if (heldUntil !== null) entry.heldUntil = heldUntil.toISOString();
  return entry;
}
