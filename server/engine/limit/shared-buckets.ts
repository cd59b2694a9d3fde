/**
 * Token buckets that all processes of the app take from, kept in Redis under `md:l:<limit>:<key>`: the moment at which
 * the bucket is full again says all of it. Where there is no Redis, or it is away, each process counts in its memory,
 * and a limit is as many times as high as there are processes.
 */

import type { Redis } from '#server/engine/machines/redis/redis.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import type { Rate } from './rate.ts';
import { TokenBuckets, type TokenBucketsOptions } from './token-buckets.ts';

const shared = processWide('limits-redis', () => ({ redis: null as Redis | null }));

/** From here on limits that several processes share are counted in this Redis; null: by each process alone. */
export function countLimitsIn(redis: Redis | null): void {
  shared.redis = redis;
}

/** Whether other processes count too. */
export const countsTogether = (): boolean => shared.redis !== null;

/**
 * Takes so many points, or none; fewer than none are given back. Times are in milliseconds by Redis' clock, which is one for
 * all. Answers in how many there will be enough.
 */
const take = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local perPoint = tonumber(ARGV[1])
local whole = tonumber(ARGV[2])
local points = tonumber(ARGV[3])
local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
local after = full + points * perPoint
if points > 0 and after - now > whole + 0.001 then
  return math.max(1, math.ceil(full + math.min(points * perPoint, whole) - now - whole))
end
if after <= now then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(after - now) + 1)
end
return 0`;

const mostRefused = 10_000;

export class SharedBuckets {
  readonly #name: string;
  readonly #rate: Rate;
  readonly #alone: TokenBuckets;
  /** By key, until when nothing is left: whoever goes on asking costs Redis nothing. */
  readonly #refused = new Map<string, number>();

  /** @param name of the limit, the same at each process */
  constructor(name: string, rate: Rate, options: TokenBucketsOptions = {}) {
    this.#name = name;
    this.#rate = rate;
    this.#alone = new TokenBuckets(rate, options);
  }

  /** Takes so many, or none. @returns 0, or in how many milliseconds there will be enough */
  async take(key: string, points = 1): Promise<number> {
    const waitMs = (this.#refused.get(key) ?? 0) - performance.now();
    if (waitMs > 0) return Math.ceil(waitMs);
    const answer = await this.#ask(key, points);
    if (answer === null) return this.#alone.take(key, points);
    if (answer === 0) this.#refused.delete(key);
    // A single one is refused only where nothing is left for anybody who asks for more.
    else if (points === 1) this.#refuse(key, answer);
    return answer;
  }

  /** Puts back what was taken for nothing. */
  async giveBack(key: string, points = 1): Promise<void> {
    this.#refused.delete(key);
    if ((await this.#ask(key, -points)) === null) this.#alone.giveBack(key, points);
  }

  async #ask(key: string, points: number): Promise<number | null> {
    const { redis } = shared;
    if (!redis?.isAnswering) return null;
    const wholeMs = this.#rate.seconds * 1000;
    const script = {
      keys: [`md:l:${this.#name}:${redis.pseudonymOf(key)}`],
      arguments: [wholeMs / this.#rate.most, wholeMs, points].map(String),
    };
    return redis.ask(async (client) => Number(await client.eval(take, script))).catch(() => null);
  }

  #refuse(key: string, waitMs: number): void {
    if (this.#refused.size >= mostRefused) this.#refused.clear();
    this.#refused.set(key, performance.now() + waitMs);
  }
}
