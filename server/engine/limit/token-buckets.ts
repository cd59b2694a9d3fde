import type { Rate } from './rate.ts';

interface Bucket {
  tokens: number;
  at: number;
}

export interface TokenBucketsOptions {
  /** A monotonic clock in milliseconds. */
  now?: () => number;
  /** From how many on those that have filled up again are forgotten early. */
  mostKeys?: number;
}

/**
 * Token buckets by key: each holds `most` and fills up again evenly over `seconds`. Plain arithmetic, so that it can
 * stand in front of answers that cost next to nothing.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #most: number;
  readonly #perMs: number;
  readonly #fullAfterMs: number;
  readonly #now: () => number;
  readonly #mostKeys: number;
  #sweptAt: number;

  constructor({ most, seconds }: Rate, { now = () => performance.now(), mostKeys = 50_000 }: TokenBucketsOptions = {}) {
    this.#most = most;
    this.#perMs = most / (seconds * 1000);
    this.#fullAfterMs = seconds * 1000;
    this.#now = now;
    this.#mostKeys = mostKeys;
    this.#sweptAt = now();
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes so many, or none. @returns 0, or in how many milliseconds there will be enough */
  take(key: string, points = 1): number {
    const bucket = this.#filled(key);
    if (bucket.tokens >= points) {
      bucket.tokens -= points;
      return 0;
    }
    return Math.max(1, Math.ceil((Math.min(points, this.#most) - bucket.tokens) / this.#perMs));
  }

  /** Takes so many, whether or not there are as many: what was used is known afterwards only. */
  charge(key: string, points: number): void {
    this.#filled(key).tokens -= points;
  }

  /** Puts back what was taken for nothing. */
  giveBack(key: string, points = 1): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.tokens = Math.min(this.#most, bucket.tokens + points);
  }

  #filled(key: string): Bucket {
    const now = this.#now();
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      this.#makeRoom(now);
      bucket = { tokens: this.#most, at: now };
      this.#buckets.set(key, bucket);
    }
    bucket.tokens = Math.min(this.#most, bucket.tokens + (now - bucket.at) * this.#perMs);
    bucket.at = now;
    return bucket;
  }

  /** Forgets who has filled up again; nobody can tell the difference. */
  #makeRoom(now: number): void {
    const due = now - this.#sweptAt > this.#fullAfterMs || this.#buckets.size >= this.#mostKeys;
    if (!due || now - this.#sweptAt < 1_000) return;
    this.#sweptAt = now;
    for (const [key, { at }] of this.#buckets) if (now - at >= this.#fullAfterMs) this.#buckets.delete(key);
    // Beyond that, the ones that were first: a flood of addresses must not fill the memory.
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < this.#mostKeys) break;
      this.#buckets.delete(key);
    }
  }
}
