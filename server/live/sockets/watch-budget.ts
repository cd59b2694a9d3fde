/**
 * Limits of one socket, and of all sockets of one address, counted in topics: a message names up to two hundred. An
 * address has room for a company or a phone network.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Config } from '#server/config/config.ts';
import { addressBlock } from '#server/network/client-address.ts';
import { AccessProblem } from '#server/problem.ts';
import { securityLog } from '#server/security-log.ts';

export interface WatchLimits {
  /** Packets of any kind that one connection may send in a second: events, acknowledgements, heartbeats. */
  messagesPerSecond: number;
  /** Topics that one socket may ask to watch in a second. */
  topicsPerSecond: number;
  /** Of those, how many may be ones that the database must be asked about: orders, and what was shared of them. */
  askedPerSecond: number;
  /** Topics that all sockets of one address may ask to watch in ten seconds. */
  topicsPerAddress: number;
  /** Rooms that one socket may be in. */
  rooms: number;
}

/** @returns null where the shop has no limits */
export function watchLimitsOf(config: Config): WatchLimits | null {
  if (!config.LIMITS) return null;
  return {
    messagesPerSecond: config.WATCH_MESSAGES_PER_SECOND,
    topicsPerSecond: config.WATCH_TOPICS_PER_SECOND,
    askedPerSecond: config.WATCH_ORDERS_PER_SECOND,
    topicsPerAddress: config.WATCH_TOPICS_PER_ADDRESS,
    rooms: config.WATCH_ROOMS,
  };
}

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
    if (over.consumedPoints === points + 1) securityLog('limit.reached', { address, what: 'socket messages' });
    return { problem: tooMany('messages', over.msBeforeNext), flood };
  }

  /** @throws AccessProblem `too_many` if so many topics are too many now */
  async topics({ id, address }: Asker, count: number): Promise<void> {
    const over = (await spend(this.#topics, id, count)) ?? (await spend(this.#ofAddress, addressBlock(address), count));
    if (!over) return;
    securityLog('limit.reached', { address, what: 'watched topics' });
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
