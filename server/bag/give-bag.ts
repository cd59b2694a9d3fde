import type { Tx } from '#server/engine/database/database.ts';

/** Gives a guest's bag to their account: a line in both keeps the larger number and both holds. */
export async function giveBag(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const locked = await lockBag(tx, from);
  const variants = locked.map(({ id }) => id);
  const numbered = new Set(locked.flatMap((variant) => (variant.numbered ? variant.id : [])));
  await letEndedGo(tx, variants, [from, to]);
  const lines = await tx.bagLine.findMany({ where: { personId: from, variantId: { in: variants } }, ...withHold });
  for (const line of lines) await moveBagLine(tx, line, { to, numbered: numbered.has(line.variantId) });
  await tx.reservation.updateMany({ where: { personId: from }, data: { personId: to } });
  await moveHoldClocks(tx, from, to);
  await moveCodes(tx, from, to);
  await moveChoices(tx, from, to);
}

/** A line and its hold stay as they are read while their variant is locked. Variants in the order of `lockVariants`. */
async function lockBag(tx: Tx, personId: string): Promise<{ id: string; numbered: boolean }[]> {
  return tx.$queryRaw<{ id: string; numbered: boolean }[]>`
    SELECT id, numbered FROM variant WHERE id IN (SELECT variant_id FROM bag_line WHERE person_id = ${personId})
    ORDER BY product_id, id FOR UPDATE`;
}

/** A hold that has ended and isn't freed yet goes with no line, and is not added to one that lives. */
async function letEndedGo(tx: Tx, variants: readonly string[], people: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE reservation SET bag_line_id = NULL
    WHERE variant_id = ANY (${variants}::text[]) AND person_id = ANY (${people}::text[])
      AND order_id IS NULL AND expires_at <= clock_timestamp()`;
}

/** Signing in doesn't extend what was held as a guest. */
async function moveHoldClocks(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO hold_clock AS kept (variant_id, person_id, quantity, address_block, started_at, ends_at, turn)
    SELECT variant_id, ${to}, quantity, address_block, started_at, ends_at, turn FROM hold_clock WHERE person_id = ${from}
    ON CONFLICT (variant_id, person_id) DO UPDATE SET turn = greatest(kept.turn, EXCLUDED.turn),
      ends_at = greatest(kept.ends_at, EXCLUDED.ends_at), started_at = least(kept.started_at, EXCLUDED.started_at)`;
  await tx.holdClock.deleteMany({ where: { personId: from } });
}

/** Codes that a guest has typed, for an account that has typed none. */
async function moveCodes(tx: Tx, from: string, to: string): Promise<void> {
  const moved = await tx.bagCode.findMany({ where: { personId: from } });
  await tx.bagCode.deleteMany({ where: { personId: from } });
  if (moved.length === 0 || (await tx.bagCode.count({ where: { personId: to } })) > 0) return;
  await tx.bagCode.createMany({ data: moved.map((row) => ({ ...row, personId: to })), skipDuplicates: true });
}

/** Gift cards that a guest has typed, and where their bag goes unless the account has chosen that. */
async function moveChoices(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bag_gift_card (person_id, card_id, added_at)
    SELECT ${to}, card_id, added_at FROM bag_gift_card WHERE person_id = ${from}
      AND NOT EXISTS (SELECT FROM bag_gift_card AS own WHERE own.person_id = ${to})`;
  await tx.bagGiftCard.deleteMany({ where: { personId: from } });
  await tx.$executeRaw`
    UPDATE bag_choice SET person_id = ${to}
    WHERE person_id = ${from} AND NOT EXISTS (SELECT FROM bag_choice AS own WHERE own.person_id = ${to})`;
  await tx.bagChoice.deleteMany({ where: { personId: from } });
}

const withHold = { include: { reservation: { select: { id: true, quantity: true, orderId: true } } } } as const;
type Line = NonNullable<Awaited<ReturnType<typeof readOwnLine>>>;

const readOwnLine = (tx: Tx, personId: string, variantId: string) =>
  tx.bagLine.findUnique({ where: { personId_variantId: { personId, variantId } }, ...withHold });

/** The line's variant is locked. */
async function moveBagLine(tx: Tx, line: Line, { to, numbered }: { to: string; numbered: boolean }): Promise<void> {
  const own = await readOwnLine(tx, to, line.variantId);
  if (!own) {
    await tx.bagLine.update({ where: { id: line.id }, data: { personId: to } });
    return;
  }
  const held = (own.reservation?.quantity ?? 0) + (line.reservation?.quantity ?? 0);
  await joinHolds(tx, line, own, numbered);
  await tx.bagLine.update({
    where: { id: own.id },
    data: { quantity: held || Math.max(own.quantity, line.quantity) },
  });
  await tx.bagLine.delete({ where: { id: line.id } });
}

/** A line has one hold. What an order is being paid with stays that order's, and out of the bag if there is another. */
async function joinHolds(
  tx: Tx,
  { reservation: theirs, variantId }: Line,
  { id, reservation: ours }: Line,
  numbered: boolean,
): Promise<void> {
  if (!theirs || (ours && theirs.orderId)) return;
  if (ours && !ours.orderId) {
    await tx.reservation.update({ where: { id: ours.id }, data: { quantity: { increment: theirs.quantity } } });
    await tx.reservation.delete({ where: { id: theirs.id } });
    if (!numbered) return;
    await tx.$executeRaw`
      UPDATE numbered_piece SET reservation_id = ${ours.id}
      WHERE variant_id = ${variantId} AND reservation_id = ${theirs.id}`;
    return;
  }
  if (ours) await tx.reservation.update({ where: { id: ours.id }, data: { bagLineId: null } });
  await tx.reservation.update({ where: { id: theirs.id }, data: { bagLineId: id } });
}
