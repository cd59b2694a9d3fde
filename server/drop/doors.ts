/** Who may take a piece that is in a drop: asked by the bag and by orders, under the variants' lock. */
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Door, type DoorRefusal, judgeDoors } from '#domain/drop/door.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import { type KnownEntry, readEntries } from './read-entries.ts';

/** The doors of the drops that some locked variants are in, as they stand for some people. */
export class Doors {
  readonly #dropsOf: ReadonlyMap<string, readonly string[]>;
  readonly #known: ReadonlyMap<string, KnownEntry>;
  readonly #now: number;

  constructor(dropsOf: ReadonlyMap<string, readonly string[]>, known: readonly KnownEntry[]) {
    this.#dropsOf = dropsOf;
    this.#known = new Map(known.map((entry) => [keyOf(entry.personId, entry.dropId), { ...entry }]));
    this.#now = Math.max(0, ...known.map(({ now }) => now.getTime()));
  }

  /**
   * Takes so many more units, by variant: all of them, or none. Refuses `not_admitted` and `drop_limit`.
   * @returns what gives them back
   */
  take(personId: string, units: ReadonlyMap<string, number>): Decision<() => void, Problem> {
    const taken: { entry: KnownEntry; units: number }[] = [];
    const giveBack = () => {
      for (const one of taken) one.entry.ordered -= one.units;
    };
    for (const [variantId, wanted] of units) {
      const doors = this.#doorsOf(personId, variantId);
      const judged = judgeDoors(doors, wanted, this.#now);
      if (!judged.ok) {
        giveBack();
        return refuse(doorRefused(judged.refusal));
      }
      const through = doors.find((door) => judgeDoors([door], wanted, this.#now).ok);
      if (!through) continue;
      through.ordered += wanted;
      taken.push({ entry: through, units: wanted });
    }
    return accept(giveBack);
  }

  #doorsOf(personId: string, variantId: string): (KnownEntry & Door)[] {
    return (this.#dropsOf.get(variantId) ?? []).flatMap((dropId) => this.#known.get(keyOf(personId, dropId)) ?? []);
  }
}

const keyOf = (personId: string, dropId: string) => `${personId} ${dropId}`;

/** Of pieces that are in no drop. */
export const noDoors = new Doors(new Map(), []);

/**
 * Reads them once the variants are locked, since a drop may have begun to keep them while that lock was waited for, and then
 * their people's tickets, so that one person doesn't take two pieces of one drop at once. In the order of locks tickets
 * stand between variants and people.
 */
export async function readDoors(
  tx: Statements,
  variants: Iterable<LockedVariant>,
  personIds: readonly string[],
): Promise<Doors> {
  const variantIds = [...variants].map(({ id }) => id);
  if (variantIds.length === 0 || personIds.length === 0) return noDoors;
  const rows = await tx.$queryRaw<{ variantId: string; dropId: string }[]>`
    SELECT variant_id AS "variantId", drop_id AS "dropId"
    FROM unnest(${variantIds}::text[]) AS locked (variant_id) CROSS JOIN drops_keeping(variant_id)`;
  if (rows.length === 0) return noDoors;
  const dropIds = [...new Set(rows.map(({ dropId }) => dropId))];
  await tx.$queryRaw`
    SELECT 1 FROM drop_entry WHERE drop_id = ANY (${dropIds}::text[]) AND person_id = ANY (${personIds}::text[])
    ORDER BY id FOR NO KEY UPDATE`;
  const dropsOf = new Map<string, string[]>();
  for (const { variantId, dropId } of rows) dropsOf.set(variantId, [...(dropsOf.get(variantId) ?? []), dropId]);
  return new Doors(dropsOf, await readEntries(tx, [...new Set(personIds)], dropIds));
}

/** Judges one person who wants so many more of one locked variant. */
export async function judgeAtDoor(
  tx: Statements,
  { personId, variant, more }: { personId: string; variant: LockedVariant; more: number },
): Promise<Decision<null, Problem>> {
  if (more <= 0) return accept(null);
  const judged = (await readDoors(tx, [variant], [personId])).take(personId, new Map([[variant.id, more]]));
  return judged.ok ? accept(null) : refuse(judged.refusal);
}

export function doorRefused({ slug, ...refusal }: DoorRefusal): Problem {
  const message =
    refusal.code === 'not_admitted'
      ? 'This piece is in a drop. You can buy it when it’s your turn.'
      : `One person can have at most ${refusal.most} from this drop. Choose fewer.`;
  return { ...refusal, message, drop: slug, dropAddress: `/drops/${slug}` };
}
