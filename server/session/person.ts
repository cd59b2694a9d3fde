import { database, type Tx, transaction } from '#server/database/database.ts';

/** Finds the person that `who` names, or makes them on first sight. Idempotent under races. */
async function personOf(who: { userId: string } | { reference: string }, kind: string): Promise<string> {
  const select = { id: true };
  const known = await database().person.findUnique({ where: who, select });
  if (known) return known.id;
  // An upsert asks first and then inserts, and fails for the second of two who do so at once.
  await database().person.createMany({ data: [{ ...who, kind }], skipDuplicates: true });
  return (await database().person.findUniqueOrThrow({ where: who, select })).id;
}

/** The person of a signed-in (or anonymous) user. */
export const personOfUser = (userId: string, kind: 'guest' | 'account'): Promise<string> => personOf({ userId }, kind);

/** The person behind an external reference: the same reference is always the same person. */
export const personOfReference = (reference: string): Promise<string> => personOf({ reference }, 'reference');

/**
 * Moves what a guest has (bag, holds, orders) to the account they signed in to. Where both bags have
 * the same variant, the account's line keeps the larger wish and both holds.
 */
export async function mergePersons(fromUserId: string, toUserId: string): Promise<void> {
  const to = await personOfUser(toUserId, 'account');
  await transaction(async (tx) => {
    const from = await tx.person.findUnique({ where: { userId: fromUserId }, include: { bagLines: true } });
    if (!from || from.id === to) return;
    for (const line of from.bagLines) await moveBagLine(tx, line, to);
    await tx.reservation.updateMany({ where: { personId: from.id }, data: { personId: to } });
    await moveHoldClocks(tx, from.id, to);
    await tx.order.updateMany({ where: { personId: from.id }, data: { personId: to } });
  });
}

/** Signing in buys no time on what was held as a guest. */
async function moveHoldClocks(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO hold_clock AS kept (variant_id, person_id, quantity, address_block, started_at, ends_at, turn)
    SELECT variant_id, ${to}, quantity, address_block, started_at, ends_at, turn FROM hold_clock WHERE person_id = ${from}
    ON CONFLICT (variant_id, person_id) DO UPDATE SET turn = greatest(kept.turn, EXCLUDED.turn),
      ends_at = greatest(kept.ends_at, EXCLUDED.ends_at), started_at = least(kept.started_at, EXCLUDED.started_at)`;
  await tx.holdClock.deleteMany({ where: { personId: from } });
}

async function moveBagLine(
  tx: Tx,
  line: { id: string; variantId: string; quantity: number; seenPriceAmount: number },
  to: string,
): Promise<void> {
  const own = await tx.bagLine.findUnique({
    where: { personId_variantId: { personId: to, variantId: line.variantId } },
    include: { reservation: true },
  });
  if (!own) {
    await tx.bagLine.update({ where: { id: line.id }, data: { personId: to } });
    return;
  }
  const held = await tx.reservation.findUnique({ where: { bagLineId: line.id } });
  if (held && own.reservation) {
    await tx.reservation.update({
      where: { id: own.reservation.id },
      data: { quantity: { increment: held.quantity } },
    });
    await tx.reservation.delete({ where: { id: held.id } });
  } else if (held) {
    await tx.reservation.update({ where: { id: held.id }, data: { bagLineId: own.id } });
  }
  const quantity = (own.reservation?.quantity ?? 0) + (held?.quantity ?? 0) || Math.max(own.quantity, line.quantity);
  await tx.bagLine.update({ where: { id: own.id }, data: { quantity } });
  await tx.bagLine.delete({ where: { id: line.id } });
}
