import type { Problem } from '#contract/wire/problem.ts';
import type { HoldRefusal } from '#domain/bag/hold-limits.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { holdableOf } from '#domain/stock/stock.ts';
import { judgeAtDoor } from '#server/drop/doors.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { releaseUnits, reserveUnits, type ShortOfStock } from '#server/stock/reserve.ts';
import { type HoldWanted, holdUntil, keepClock } from './hold-until.ts';
import { readOffer, takeOffer } from './take-offer.ts';

export type HeldLine = { heldUntil: Date } | { heldUntil: null; why: Extract<HoldRefusal, { code: 'held_before' }> };

export type LineNow = Awaited<ReturnType<typeof readLine>>;

/** @returns null for none. The variant must be locked. */
export const readLine = (tx: Tx, personId: string, variantId: string) =>
  tx.bagLine.findUnique({ where: { personId_variantId: { personId, variantId } }, include: { reservation: true } });

/**
 * Makes a line hold `quantity` units of a locked variant. A line that holds already keeps its clock, so that a second
 * piece buys no time. What is offered to its person is used first, with a clock of its own if the line held nothing.
 * Refuses `out_of_stock`, `hold_limit`, `bag_full` and `network_limit`, of a piece in a drop also `not_admitted` and
 * `drop_limit`, and changes nothing.
 */
export async function holdLine(
  tx: Tx,
  wanted: HoldWanted,
  line: LineNow,
): Promise<Decision<HeldLine, Problem | ShortOfStock | Exclude<HoldRefusal, { code: 'held_before' }>>> {
  const { variant, quantity } = wanted;
  const inBag = line?.reservation?.quantity ?? 0;
  const offer = quantity > inBag ? await readOffer(tx, wanted.personId, variant.id) : null;
  const held = inBag + (offer?.quantity ?? 0);
  const more = quantity - held;
  const door = await judgeAtDoor(tx, { personId: wanted.personId, variant, more });
  if (!door.ok) return door;
  const available = holdableOf(variant);
  if (more > available) {
    return refuse({ code: 'out_of_stock', lines: [{ sku: variant.sku, wanted: more, available }] });
  }
  const until = await holdUntil(tx, wanted, held, { fresh: offer !== null && inBag === 0 });
  if (!until.ok) {
    const { refusal } = until;
    if (refusal.code !== 'held_before') return refuse(refusal);
    await keepLine(tx, wanted, false);
    return accept({ heldUntil: null, why: refusal });
  }
  if (offer) await takeOffer(tx, offer);
  if (more > 0) {
    const reserved = await reserveUnits(tx, new Map([[variant.sku, variant]]), new Map([[variant.sku, more]]));
    if (!reserved.ok) return reserved;
  } else if (more < 0) {
    await releaseUnits(tx, variant.id, -more);
  }
  const bagLineId = await keepLine(tx, wanted, inBag > 0);
  const reservation = { id: line?.reservation?.id ?? newId(), bagLineId };
  return accept({ heldUntil: await keepClock(tx, wanted, { ...until.value, reservation }) });
}

/** @param agreed whether its price was agreed to before */
async function keepLine(tx: Tx, { personId, variant, quantity }: HoldWanted, agreed: boolean): Promise<string> {
  const { id } = await tx.bagLine.upsert({
    where: { personId_variantId: { personId, variantId: variant.id } },
    create: { personId, variantId: variant.id, quantity, seenPriceAmount: variant.priceAmount },
    update: { quantity, ...(agreed ? {} : { seenPriceAmount: variant.priceAmount }) },
    select: { id: true },
  });
  return id;
}
