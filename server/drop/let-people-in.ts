import { type Admitted, admit } from '#domain/drop/admission.ts';
import { absentSeconds } from '#domain/drop/entry-state.ts';
import { readRows, type Statements, statements } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** A room where people wait is looked at so often, and one where nobody does: what is left is told apart from that. */
const lookMs = 1_000;
const idleMs = 5_000;

interface OpenDrop {
  perMinute: number;
  insideAtOnce: number;
  admissionSeconds: number;
  perPerson: number;
  lastPlace: number;
  admittedThrough: number;
  nextAt: Date;
  isPastEnd: boolean;
  onHand: number;
  reserved: number;
  /** Up to here, everybody's time to choose is over, but for those who had no page open when it began. */
  lapsedThrough: number;
  absentInside: number;
  now: Date;
}

/** Lets in as many as may come in now, and tells what is left. Ends a drop whose time is over, or, for as long as nothing comes back, one that is sold out. */
export function letPeopleIn(id: string): Promise<void> {
  return statements(async (tx) => {
    const drop = await lockOpen(tx, id);
    if (!drop) return;
    const isOver = drop.isPastEnd || drop.onHand === 0;
    const { count, nextAt } = isOver ? { count: 0, nextAt: drop.now.getTime() } : await nextIn(tx, id, drop);
    const through = drop.admittedThrough + count;
    if (count > 0)
      await tx.$executeRaw`INSERT INTO drop_admission (drop_id, through, at) VALUES (${id}, ${through}, ${drop.now})`;
    const available = drop.onHand - drop.reserved;
    const look = through < drop.lastPlace ? lookMs : idleMs;
    await tx.$executeRaw`
      UPDATE drop SET admitted_through = ${through}::int, next_at = ${new Date(nextAt)},
        look_at = ${new Date(Math.max(nextAt, drop.now.getTime() + look))},
        available = ${available}::int, held = ${drop.reserved}::int, size = greatest(size, ${drop.onHand}::int),
        told_at = CASE WHEN (available, held) = (${available}::int, ${drop.reserved}::int) THEN told_at ELSE ${drop.now}::timestamptz END,
        sold_out = ${isOver && !drop.isPastEnd},
        state = CASE WHEN ${isOver} THEN 'over' ELSE state END, over_at = CASE WHEN ${isOver} THEN ${drop.now}::timestamptz END
      WHERE id = ${id}`;
  });
}

async function lockOpen(tx: Statements, id: string): Promise<OpenDrop | null> {
  const [locked] = await tx.$queryRaw<object[]>`
    SELECT 1 FROM drop WHERE id = ${id} AND state = 'open' FOR NO KEY UPDATE`;
  if (!locked) return null;
  const [drop] = await tx.$queryRaw<OpenDrop[]>`
    SELECT admit_per_minute AS "perMinute", inside_at_once AS "insideAtOnce", admission_seconds AS "admissionSeconds",
      per_person AS "perPerson", last_place AS "lastPlace", admitted_through AS "admittedThrough", next_at AS "nextAt",
      closes_at <= clock_timestamp() AS "isPastEnd", stock.on_hand AS "onHand", stock.reserved,
      lapsed.through AS "lapsedThrough",
      (SELECT count(*)::int FROM drop_absence WHERE drop_absence.drop_id = drop.id
        AND place > lapsed_absent.through AND place <= lapsed.through) AS "absentInside",
      clock_timestamp() AS now
    FROM drop CROSS JOIN LATERAL (
      SELECT coalesce(sum(on_hand), 0)::int AS on_hand, coalesce(sum(reserved), 0)::int AS reserved
      FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = drop.id
    ) AS stock CROSS JOIN LATERAL (
      SELECT coalesce(max(through), 0) AS through FROM drop_admission
      WHERE drop_id = drop.id AND at <= clock_timestamp() - make_interval(secs => admission_seconds)
    ) AS lapsed CROSS JOIN LATERAL (
      SELECT coalesce(max(through), 0) AS through FROM drop_admission
      WHERE drop_id = drop.id AND at <= clock_timestamp() - make_interval(secs => admission_seconds + ${absentSeconds}::int)
    ) AS lapsed_absent WHERE id = ${id}`;
  return drop ?? null;
}

async function nextIn(tx: Statements, id: string, drop: OpenDrop): Promise<Admitted> {
  const { perMinute, insideAtOnce, admittedThrough, lapsedThrough, absentInside, now } = drop;
  const queue = {
    admittedThrough,
    lastPlace: drop.lastPlace,
    inside: admittedThrough - lapsedThrough + absentInside,
    available: drop.onHand - drop.reserved,
    nextAt: drop.nextAt.getTime(),
  };
  const rules = { perMinute, insideAtOnce };
  const first = admit(queue, rules, now.getTime());
  // Only where the room seems full is it counted who of them has been served.
  if (queue.inside + first.count < insideAtOnce) return first;
  return admit({ ...queue, inside: queue.inside - (await countServed(tx, id, drop)) }, rules, now.getTime());
}

async function countServed(tx: Statements, id: string, { perPerson, lapsedThrough }: OpenDrop): Promise<number> {
  const [row] = await tx.$queryRaw<{ served: number }[]>`
    SELECT count(*)::int AS served FROM drop_turn JOIN drop_entry ON drop_entry.id = entry_id
    JOIN drop ON drop.id = drop_turn.drop_id
    WHERE drop_turn.drop_id = ${id} AND place > ${lapsedThrough} AND place <= drop.admitted_through AND ${perPerson} <= (
      SELECT coalesce(sum(order_line.quantity), 0) FROM orders JOIN order_line ON order_line.order_id = orders.id
      JOIN drop_variant ON drop_variant.drop_id = drop.id AND drop_variant.variant_id = order_line.variant_id
      WHERE orders.person_id = drop_entry.person_id AND orders.placed_at >= drop.kept_from AND orders.status <> 'cancelled')`;
  return row?.served ?? 0;
}

export const letPeopleInWhenDue: DueWork = {
  name: 'let people into drops',
  due: Prisma.sql`SELECT min(look_at) FROM drop WHERE state = 'open'`,
  async run() {
    const due = await readRows<{ id: string }>`
      SELECT id FROM drop WHERE state = 'open' AND look_at <= clock_timestamp() ORDER BY look_at LIMIT 50`;
    await eachPiece(due, ({ id }) => letPeopleIn(id));
  },
};
