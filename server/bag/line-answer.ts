import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { HeldLine, holdLine } from './hold-line.ts';
import { holdRefused } from './hold-refused.ts';
import { outOfStock } from './out-of-stock.ts';

/** What a bag's line came to. Units that aren't held can still be bought as long as they are there. */
export interface LineAnswer {
  sku: string;
  quantity: number;
  heldUntil: string | null;
  /** Which pieces of a numbered edition are held. */
  numbers?: number[];
  notHeld?: Problem;
}

type Held = Awaited<ReturnType<typeof holdLine>>;

export function lineAnswer(line: { sku: string; quantity: number }, held: Held): Decision<LineAnswer, Problem> {
  if (held.ok) return accept({ ...line, ...heldOf(held.value) });
  const { refusal } = held;
  if ('message' in refusal) return refuse(refusal);
  if (refusal.code === 'out_of_stock') return refuse(outOfStock(refusal));
  return refuse(holdRefused(refusal));
}

const heldOf = (held: HeldLine): Pick<LineAnswer, 'heldUntil' | 'notHeld'> =>
  held.heldUntil === null
    ? { heldUntil: null, notHeld: holdRefused(held.why) }
    : { heldUntil: held.heldUntil.toISOString() };
