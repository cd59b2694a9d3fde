/**
 * Limits of one socket, and of all sockets of one address, counted in topics: a message names up to two hundred. An
 * address has room for a company or a phone network.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AccessProblem } from '#server/engine/http/access-problem.ts';
import { addressBlock } from '#server/engine/network/client-address.ts';
import { writeSecurityLine } from '#server/engine/process/security-log.ts';

const watchLimits = {
  /** Packets of any kind that one connection may send in a second: events, acknowledgements, heartbeats. */
  messagesPerSecond: 100,
  /** Topics that one socket may ask to watch in a second. */
  topicsPerSecond: 400,
  /** Of those, how many may be ones that the database must be asked about. */
  askedPerSecond: 20,
  /** Topics that all sockets of one address may ask to watch in ten seconds: five hundred people who all come back at once. */
  topicsPerAddress: 60_000,
  /** Rooms that one socket may be in. */
  rooms: 2_000,
};
export type WatchLimits = typeof watchLimits;

/** @param perAddress how many times as much one address may ask for */
export const watchLimitsOf = (perAddress = 1): WatchLimits => ({
  ...watchLimits,
  topicsPerAddress: watchLimits.topicsPerAddress * perAddress,
});

/** One socket's messages this many times over their limit end it. */
const floodFactor = 10;
const addressSeconds = 10;

const tooMany = (what: string, retryAfterMs: number) =>
  new AccessProblem('too_many', `Too many ${what} at once. Wait a moment.`, { retryAfterMs: Math.ceil(retryAfterMs) });

export interface Asker {
  id: string;
  address: string;
}

export class WatchBudget {
  readonly rooms: number;
  readonly #messages: RateLimiterMemory | null;
  readonly #topics: RateLimiterMemory | null;
  readonly #asked: RateLimiterMemory | null;
  readonly #ofAddress: RateLimiterMemory | null;

  /** @param limits null: no limits at all */
  constructor(limits: WatchLimits | null) {
    const limiter = (points: number, duration: number) => new RateLimiterMemory({ points, duration });
    this.rooms = limits?.rooms ?? Number.POSITIVE_INFINITY;
    this.#messages = limits && limiter(limits.messagesPerSecond, 1);
    this.#topics = limits && limiter(limits.topicsPerSecond, 1);
    this.#asked = limits && limiter(limits.askedPerSecond, 1);
    this.#ofAddress = limits && limiter(limits.topicsPerAddress, addressSeconds);
  }

  /**
   * One packet has come.
   *
   * @returns why it is not looked at, and whether the socket sends so many that it should go; null if it is welcome
   */
  async message({ id, address }: Asker): Promise<{ problem: AccessProblem; flood: boolean } | null> {
    const over = await spend(this.#messages, id, 1);
    if (!over) return null;
    const points = this.#messages?.points ?? 0;
    const flood = over.consumedPoints > points * floodFactor;
    if (over.consumedPoints === points + 1) writeSecurityLine('limit.reached', { address, what: 'socket messages' });
    return { problem: tooMany('messages', over.msBeforeNext), flood };
  }

  /** @throws AccessProblem `too_many` if so many topics are too many now */
  async topics({ id, address }: Asker, count: number): Promise<void> {
    const over = (await spend(this.#topics, id, count)) ?? (await spend(this.#ofAddress, addressBlock(address), count));
    if (!over) return;
    writeSecurityLine('limit.reached', { address, what: 'watched topics' });
    throw tooMany('topics', over.msBeforeNext);
  }

  /** Whether the database may be asked about one more of this socket's topics. */
  async mayAsk({ id }: Asker): Promise<boolean> {
    return (await spend(this.#asked, id, 1)) === null;
  }
}

/** @returns null if there was enough left */
async function spend(
  limiter: RateLimiterMemory | null,
  key: string,
  points: number,
): Promise<{ consumedPoints: number; msBeforeNext: number } | null> {
  if (!limiter || points === 0) return null;
  return limiter.consume(key, points).then(
    () => null,
    (over: { consumedPoints: number; msBeforeNext: number }) => over,
  );
}
