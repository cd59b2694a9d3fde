import type { LotFormat } from '#domain/auction/format.ts';
import type { ToldLine } from '#domain/auction/hindsight.ts';
import { isReserveMet, type LotRules, type LotState } from '#domain/auction/lot.ts';
import type { RecordTerms } from '#domain/auction/record.ts';
import { commitmentTo, hashOfTerms } from '#server/auction/record/record-hash.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { checkoutIsOpen } from '#server/payment/why-checkout-is-closed.ts';
import { readColumn } from '#server/stored/read-column.ts';

export interface LockedLot {
  id: string;
  version: number;
  rules: LotRules;
  state: LotState;
  leaderPaddle: number | null;
  paddleCount: number;
  lastSeq: number;
  /** The hash of the record's last line, or of the terms. */
  recordHash: string;
  /** By paddle, the highest bid that its bidder took back. */
  takenBack: ReadonlyMap<number, number>;
  estimateHighAmount: number | null;
}

/** What a lot's rules are made from, as columns: whoever reads these can't forget one. */
export interface RuleColumns {
  id: string;
  format: LotFormat;
  startAmount: number;
  reserveAmount: number | null;
  buyNowAmount: number | null;
  increments: unknown;
  softCloseSeconds: number;
  maxExtensionSeconds: number | null;
  dropAmount: number | null;
  dropSeconds: number | null;
  floorAmount: number | null;
  startsAt: Date;
  scheduledEndsAt: Date;
}

interface LotRow extends RuleColumns {
  id: string;
  version: number;
  currency: string;
  state: LotState['phase'];
  endsAt: Date;
  extensions: number;
  currentAmount: number;
  leaderId: string | null;
  leaderPaddle: number | null;
  leaderMaximum: number | null;
  rivalMaximum: number | null;
  bidCount: number;
  paddleCount: number;
  lastSeq: number;
  recordHash: string | null;
  reserveNonce: string | null;
  takenBack: Record<string, number>;
  estimateHighAmount: number | null;
}

export function rulesOf(row: RuleColumns): LotRules {
  const { dropAmount, dropSeconds, floorAmount } = row;
  return {
    format: row.format,
    startAmount: row.startAmount,
    reserveAmount: row.reserveAmount,
    buyNowAmount: row.buyNowAmount,
    increments: readColumn('auction.increments', row.id, row.increments),
    softCloseSeconds: row.softCloseSeconds,
    maxExtensionSeconds: row.maxExtensionSeconds,
    drop:
      dropAmount !== null && dropSeconds !== null
        ? { amount: dropAmount, everySeconds: dropSeconds, floorAmount: floorAmount ?? 0 }
        : null,
    startsAt: row.startsAt.getTime(),
    scheduledEndsAt: row.scheduledEndsAt.getTime(),
  };
}

/**
 * Locks lots in the order of their ids.
 * @param bidders who bid on them
 * @returns the lots by id, the database's clock with all of them locked, which bidders may not bid, and whether anybody
 *   may: a bid buys, so none is taken while nothing can be paid
 */
export async function lockLotsAtNow(
  tx: Tx,
  ids: readonly string[],
  bidders: readonly string[] = [],
): Promise<{
  lots: Map<string, LockedLot>;
  now: Date;
  paused: ReadonlySet<string>;
  blocked: ReadonlySet<string>;
  takesBids: boolean;
}> {
  // The clock stands outside the locking query, so that it is read after each lock; the last row's is after them all.
  const rows = await tx.$queryRaw<
    (LotRow & { now: Date; paused: string[] | null; blocked: string[] | null; takesBids: boolean })[]
  >`
    SELECT locked.*, clock_timestamp() AS now, ${checkoutIsOpen()} AS "takesBids",
           (SELECT array_agg(id) FROM person WHERE bidding_paused_at IS NOT NULL AND id = ANY (${bidders}::text[])) AS paused,
           (SELECT array_agg(person_id) FROM (
              SELECT person_id FROM customer WHERE blocked_at IS NOT NULL AND person_id = ANY (${bidders}::text[])
              UNION ALL SELECT person.id FROM person JOIN "user" ON "user".id = person.user_id
              JOIN customer ON customer.order_email = "user".email
              WHERE customer.blocked_at IS NOT NULL AND person.id = ANY (${bidders}::text[])) AS theirs) AS blocked
    FROM (SELECT id, version, currency, state, format, start_amount AS "startAmount", reserve_amount AS "reserveAmount",
           buy_now_amount AS "buyNowAmount", increments, soft_close_seconds AS "softCloseSeconds",
           max_extension_seconds AS "maxExtensionSeconds", drop_amount AS "dropAmount",
           drop_seconds AS "dropSeconds", floor_amount AS "floorAmount",
           starts_at AS "startsAt", scheduled_ends_at AS "scheduledEndsAt", ends_at AS "endsAt", extensions,
           current_amount AS "currentAmount", leader_id AS "leaderId", leader_paddle AS "leaderPaddle",
           leader_maximum AS "leaderMaximum", rival_maximum AS "rivalMaximum", bid_count AS "bidCount",
           paddle_count AS "paddleCount", last_seq AS "lastSeq", record_hash AS "recordHash",
           reserve_nonce AS "reserveNonce", taken_back AS "takenBack",
           estimate_high_amount AS "estimateHighAmount"
    FROM auction WHERE id = ANY (${ids}::text[]) ORDER BY id FOR UPDATE) AS locked`;
  return {
    lots: new Map(rows.map((row) => [row.id, toLot(row)])),
    now: rows.at(-1)?.now ?? new Date(0),
    paused: new Set(rows[0]?.paused ?? []),
    blocked: new Set(rows[0]?.blocked ?? []),
    takesBids: rows[0]?.takesBids ?? true,
  };
}

export async function lockLot(tx: Tx, id: string): Promise<LockedLot | null> {
  return (await lockLotsAtNow(tx, [id])).lots.get(id) ?? null;
}

function toLot(row: LotRow): LockedLot {
  const { leaderId, leaderMaximum } = row;
  return {
    id: row.id,
    version: row.version,
    leaderPaddle: row.leaderPaddle,
    paddleCount: row.paddleCount,
    lastSeq: row.lastSeq,
    recordHash: row.recordHash ?? termsHashOf(row),
    takenBack: new Map(
      Object.entries(readColumn('auction.taken_back', row.id, row.takenBack)).map(([paddle, amount]) => [
        Number(paddle),
        amount,
      ]),
    ),
    estimateHighAmount: row.estimateHighAmount,
    rules: rulesOf(row),
    state: {
      phase: row.state,
      price: row.currentAmount,
      leader: leaderId !== null && leaderMaximum !== null ? { bidder: leaderId, maximum: leaderMaximum } : null,
      rivalMaximum: row.rivalMaximum,
      endsAt: row.endsAt.getTime(),
      extensions: row.extensions,
      bidCount: row.bidCount,
    },
  };
}

export type TermsColumns = RuleColumns & { id: string; currency: string; reserveNonce: string | null };

export const termsHashOf = (row: TermsColumns): string => hashOfTerms(termsOf(row));

export function termsOf(row: TermsColumns): RecordTerms {
  const { format, startAmount, increments, softCloseSeconds, maxExtensionSeconds, drop, reserveAmount } = rulesOf(row);
  const { reserveNonce } = row;
  return {
    lotId: row.id,
    currency: row.currency,
    format,
    startAmount,
    increments,
    softCloseSeconds,
    maxExtensionSeconds,
    drop,
    reserveCommitment:
      reserveAmount !== null && reserveNonce !== null ? commitmentTo(reserveNonce, reserveAmount) : null,
  };
}

/** What a retraction changes of what is told. */
export interface ToldColumns {
  toldSeq: number;
  toldHistory: ToldLine[];
  takenBack: Record<string, number>;
}

/** Writes how a locked lot stands now. @returns the version that this gave it */
export async function saveLot(tx: Tx, lot: LockedLot, told: ToldColumns | null = null): Promise<number> {
  const { id, rules, state, leaderPaddle, paddleCount, lastSeq, recordHash } = lot;
  const { version } = await tx.auction.update({
    where: { id },
    data: {
      state: state.phase,
      currentAmount: state.price,
      leaderId: state.leader?.bidder ?? null,
      leaderPaddle,
      leaderMaximum: state.leader?.maximum ?? null,
      rivalMaximum: state.rivalMaximum,
      reserveMet: isReserveMet(rules, state),
      startsAt: new Date(rules.startsAt),
      scheduledEndsAt: new Date(rules.scheduledEndsAt),
      endsAt: new Date(state.endsAt),
      extensions: state.extensions,
      bidCount: state.bidCount,
      paddleCount,
      lastSeq,
      recordHash,
      ...(told && { ...told, toldHistory: told.toldHistory.map((line) => ({ ...line })) }),
    },
    select: { version: true },
  });
  return version;
}
