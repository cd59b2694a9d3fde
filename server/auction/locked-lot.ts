import type { LotRules, LotState } from '#domain/auction/auction.ts';
import { isReserveMet } from '#domain/auction/auction.ts';
import type { IncrementTable } from '#domain/auction/bid-increment.ts';
import type { Tx } from '#server/database/database.ts';

/** A lot whose row is locked: what was settled, how it stands, and the paddles that the rules don't know. */
export interface LockedLot {
  id: string;
  version: number;
  rules: LotRules;
  /** Bidders are person ids. */
  state: LotState;
  leaderPaddle: number | null;
  paddleCount: number;
}

interface LotRow {
  id: string;
  version: number;
  state: LotState['phase'];
  startAmount: number;
  reserveAmount: number | null;
  buyNowAmount: number | null;
  increments: IncrementTable;
  softCloseSeconds: number;
  startsAt: Date;
  scheduledEndsAt: Date;
  endsAt: Date;
  extensions: number;
  currentAmount: number;
  leaderId: string | null;
  leaderPaddle: number | null;
  leaderMaximum: number | null;
  rivalMaximum: number | null;
  bidCount: number;
  paddleCount: number;
}

/**
 * Locks a lot for the rest of the transaction. Whoever bids, buys, opens or closes it waits here, so
 * each decision sees the last one. Read the clock after this, never before.
 *
 * @returns null if there is no such lot
 */
export async function lockLot(tx: Tx, id: string): Promise<LockedLot | null> {
  const [row] = await tx.$queryRaw<LotRow[]>`
    SELECT id, version, state, start_amount AS "startAmount", reserve_amount AS "reserveAmount",
           buy_now_amount AS "buyNowAmount", increments, soft_close_seconds AS "softCloseSeconds",
           starts_at AS "startsAt", scheduled_ends_at AS "scheduledEndsAt", ends_at AS "endsAt", extensions,
           current_amount AS "currentAmount", leader_id AS "leaderId", leader_paddle AS "leaderPaddle",
           leader_maximum AS "leaderMaximum", rival_maximum AS "rivalMaximum", bid_count AS "bidCount",
           paddle_count AS "paddleCount"
    FROM auction WHERE id = ${id} FOR UPDATE`;
  return row ? toLot(row) : null;
}

function toLot(row: LotRow): LockedLot {
  const { startAmount, reserveAmount, buyNowAmount, increments, softCloseSeconds, leaderId, leaderMaximum } = row;
  return {
    id: row.id,
    version: row.version,
    leaderPaddle: row.leaderPaddle,
    paddleCount: row.paddleCount,
    rules: {
      ...{ startAmount, reserveAmount, buyNowAmount, increments, softCloseSeconds },
      startsAt: row.startsAt.getTime(),
      scheduledEndsAt: row.scheduledEndsAt.getTime(),
    },
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

/** Writes how a locked lot stands now. @returns the version that this gave it */
export async function saveLot(tx: Tx, { id, rules, state, leaderPaddle, paddleCount }: LockedLot): Promise<number> {
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
    },
    select: { version: true },
  });
  return version;
}
