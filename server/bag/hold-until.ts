import { maxQuantityPerLine } from '#contract/bag/bag.ts';
import { type HoldClock, type HoldLimits, type HoldRefusal, judgeHold, rememberedMs } from '#domain/bag/hold-limits.ts';
import type { Decision } from '#domain/decision.ts';
import { missingFor } from '#domain/person/scarce-use.ts';
import { settings } from '#server/config/settings.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { addressBlock, siteOfBlock } from '#server/engine/network/client-address.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';

export interface HoldWanted {
  personId: string;
  variant: LockedVariant;
  quantity: number;
  /** Of whoever asks; without one, nothing is counted by address. */
  address?: string | null;
}

/** Loose enough for whoever shops: an edition of four can be in one bag by half, and a household shares an address. */
const usualLimits: HoldLimits = {
  piecePercent: 25,
  mostPerLine: maxQuantityPerLine,
  unitsInAll: 40,
  addressPercent: 50,
  guestsPercent: 75,
};

/** The limits that apply; null with `LIMITS=0`. */
export const holdLimits = (): HoldLimits | null => (settings().LIMITS ? usualLimits : null);

/** This machine's own addresses aren't counted: behind them is its owner, or a proxy that `TRUST_PROXY` doesn't name. */
const blockOf = (address: string | null | undefined): string | null =>
  !address || isLoopback(address) ? null : addressBlock(address);

interface Known {
  now: Date;
  heldElsewhere: number;
  editionSize: number | null;
  endsAt: Date | null;
  turn: number | null;
  /** Somebody of the shop's own pages, whether signed in or not. */
  hasUser: boolean;
  confirmed: boolean;
  openedAt: Date | null;
  hasBought: boolean;
  heldByAddress: number;
  heldBySite: number;
  firstEndsAt: Date | null;
  heldByGuests: number;
  guestsFreeAt: Date | null;
}

/**
 * Judges how long a person may hold this much of a locked variant.
 * @param held what is set aside for them now
 * @param fresh it was offered to them: what they held before doesn't count
 */
export async function holdUntil(
  tx: Tx,
  { personId, variant, quantity, address }: HoldWanted,
  held: number,
  { fresh }: { fresh: boolean },
): Promise<Decision<{ clock: HoldClock; block: string | null }, HoldRefusal>> {
  const limits = holdLimits();
  const block = blockOf(address);
  // Serialises one person's bags.
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
  const known = await readKnown(tx, { personId, variantId: variant.id, block });
  const isGuest = countsAsGuest(known);
  const counted = isGuest && block !== null;
  const judged = judgeHold(
    {
      now: known.now.getTime(),
      wanted: quantity,
      held,
      heldElsewhere: known.heldElsewhere,
      stock: {
        available: variant.onHand - variant.reserved,
        onHand: variant.onHand,
        editionSize: known.editionSize,
      },
      clock: !fresh && known.endsAt && known.turn ? { endsAt: known.endsAt.getTime(), turn: known.turn } : null,
      heldByAddress: counted ? known.heldByAddress : null,
      heldBySite: counted ? known.heldBySite : null,
      heldByGuests: counted ? known.heldByGuests : null,
      guestsFreeAt: known.guestsFreeAt?.getTime() ?? null,
      addressFreeAt: known.firstEndsAt && known.firstEndsAt.getTime() + rememberedMs,
    },
    limits,
  );
  return judged.ok ? { ok: true, value: { clock: judged.value, block: isGuest ? block : null } } : judged;
}

/** An account that was made for the occasion is a guest by another name. */
function countsAsGuest({ hasUser, confirmed, openedAt, hasBought, now }: Known): boolean {
  const ageMs = openedAt && now.getTime() - openedAt.getTime();
  return hasUser && missingFor('hold', { confirmed, ageMs, hasBought, hasOwnMeans: false }).length > 0;
}

/** What was bought is no longer counted: whoever buys may come again. */
async function readKnown(
  tx: Tx,
  { personId, variantId, block }: { personId: string; variantId: string; block: string | null },
): Promise<Known> {
  const site = block && siteOfBlock(block);
  const sitePattern = site && `${site}%`;
  const [known] = await tx.$queryRaw<Known[]>`
    WITH clocks AS (
      SELECT * FROM hold_clock
      WHERE variant_id = ${variantId} AND (person_id = ${personId} OR address_block = ${block} OR address_block LIKE ${sitePattern}::text)
        AND ends_at > clock_timestamp() - make_interval(secs => ${rememberedMs / 1000}::int)
        -- Counted for each, by index: the tables of orders are never read whole for it.
        AND (
          SELECT count(*) FROM orders JOIN order_line ON order_line.order_id = orders.id
          WHERE orders.person_id = hold_clock.person_id AND order_line.variant_id = hold_clock.variant_id
            AND orders.placed_at >= hold_clock.started_at AND orders.status NOT IN ('placed', 'cancelled')
        ) = 0
    )
    SELECT clock_timestamp() AS now, variant.edition_size AS "editionSize", own.ends_at AS "endsAt", own.turn,
      (SELECT coalesce(sum(reservation.quantity), 0)::int FROM bag_line
       JOIN reservation ON reservation.bag_line_id = bag_line.id AND expires_at > clock_timestamp()
       WHERE bag_line.person_id = person.id AND bag_line.variant_id <> variant.id) AS "heldElsewhere",
      "user".id IS NOT NULL AS "hasUser", "user".created_at AS "openedAt",
      coalesce("user".email_verified AND NOT coalesce("user".is_anonymous, false), false) AS confirmed,
      EXISTS (
        SELECT FROM orders JOIN payment ON payment.order_id = orders.id
        WHERE orders.person_id = person.id AND payment.status = 'approved' AND payment.provider <> 'gift_card'
          AND payment.amount > 0 AND orders.refunded_amount < orders.total_amount
          -- Until it has left, an order can be cancelled for nothing.
          AND orders.status IN ('partly_shipped', 'shipped', 'delivered', 'completed')) AS "hasBought",
      (SELECT coalesce(sum(quantity), 0)::int FROM clocks WHERE person_id <> person.id AND address_block = ${block})
        AS "heldByAddress",
      (SELECT coalesce(sum(quantity), 0)::int FROM clocks WHERE person_id <> person.id) AS "heldBySite",
      guests.units AS "heldByGuests", guests.first AS "guestsFreeAt",
      (SELECT min(ends_at) FROM clocks WHERE person_id <> person.id) AS "firstEndsAt"
    FROM person CROSS JOIN variant LEFT JOIN "user" ON "user".id = person.user_id
    LEFT JOIN clocks AS own ON own.person_id = person.id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(reservation.quantity), 0)::int AS units, min(reservation.expires_at) AS first
      FROM hold_clock JOIN reservation USING (variant_id, person_id)
      WHERE hold_clock.variant_id = variant.id AND hold_clock.person_id <> person.id
        AND hold_clock.address_block IS NOT NULL AND reservation.expires_at > clock_timestamp()
    ) AS guests
    WHERE person.id = ${personId} AND variant.id = ${variantId}`;
  if (!known) throw new Error('The person or the piece is gone.');
  return known;
}

interface Kept {
  clock: HoldClock;
  block: string | null;
  reservation: { id: string; bagLineId: string };
}

/** Holds reserved units for a bag line, and stores until when. What is held already keeps its end. @returns that end */
export async function keepClock(
  tx: Tx,
  { personId, variant, quantity }: HoldWanted,
  { clock, block, reservation }: Kept,
): Promise<Date> {
  const endsAt = new Date(clock.endsAt);
  const [kept] = await tx.$queryRaw<{ heldUntil: Date }[]>`
    WITH clock AS (
      INSERT INTO hold_clock AS kept (variant_id, person_id, quantity, address_block, ends_at, turn)
      VALUES (${variant.id}, ${personId}, ${quantity}, ${block}, ${endsAt}, ${clock.turn})
      ON CONFLICT (variant_id, person_id) DO UPDATE SET address_block = EXCLUDED.address_block, turn = EXCLUDED.turn,
        quantity = CASE WHEN kept.ends_at = EXCLUDED.ends_at THEN greatest(kept.quantity, EXCLUDED.quantity)
          ELSE EXCLUDED.quantity END,
        started_at = CASE WHEN kept.ends_at = EXCLUDED.ends_at THEN kept.started_at ELSE EXCLUDED.started_at END,
        ends_at = EXCLUDED.ends_at
    )
    INSERT INTO reservation (id, variant_id, person_id, quantity, expires_at, bag_line_id)
    VALUES (${reservation.id}, ${variant.id}, ${personId}, ${quantity}, ${endsAt}, ${reservation.bagLineId})
    ON CONFLICT (id) DO UPDATE SET quantity = EXCLUDED.quantity
    RETURNING expires_at AS "heldUntil"`;
  if (!kept) throw new Error('The hold was not stored.');
  return kept.heldUntil;
}
