/** Tells whether somebody may take units of a piece that is in a drop. */
import { accept, type Decision, refuse } from '../decision.ts';
import { type EntryFacts, standingOf } from './entry-state.ts';

export interface Door extends EntryFacts {
  slug: string;
  /** Units that they hold in their bag or are offered, beside what is asked for now. */
  held: number;
}

export type DoorRefusal = { code: 'not_admitted'; slug: string } | { code: 'drop_limit'; slug: string; most: number };

/**
 * A piece may be in several drops: whoever is let into one of them may take it, up to that drop's limit.
 * @param units how many more
 */
export function judgeDoors(doors: readonly Door[], units: number, now: number): Decision<null, DoorRefusal> {
  const [first] = doors;
  if (!first || units <= 0) return accept(null);
  const open = doors.filter((door) => standingOf(door, now).state === 'admitted');
  const [widest] = open.toSorted((one, other) => leftFor(other) - leftFor(one));
  if (!widest) return refuse({ code: 'not_admitted', slug: first.slug });
  if (leftFor(widest) >= units) return accept(null);
  return refuse({ code: 'drop_limit', slug: widest.slug, most: widest.perPerson });
}

const leftFor = ({ perPerson, ordered, held }: Door): number => perPerson - ordered - held;
