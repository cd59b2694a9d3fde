/**
 * Redis or Valkey as processes share it: it makes things sooner and counts for all of them, and nothing that must not
 * be lost is there alone. Whoever asks has an answer without it.
 */
import type { RedisClientType } from '@redis/client';
import { log } from '#server/engine/process/log.ts';
import { createRedisClient } from './redis-clients.ts';
import { pseudonymOf, type SharedKeys, sharedKeys } from './shared-keys.ts';

/** It did not answer in time, or there is no connection. */
export class RedisAway extends Error {}

export interface RedisOptions {
  /** Of one server, or of some of a cluster's. */
  urls: readonly [string, ...string[]];
  /** Shared by all who use it: names are kept under a hash, and what processes say is signed. */
  secret: string;
  /** How long a command may take, in milliseconds. */
  deadlineMs?: number;
}

const probeEveryMs = 200;
/** A timer that comes this much too late waited for this process itself. */
const busyMs = 20;
const retryMs = 500;

export class Redis {
  readonly urls: RedisOptions['urls'];
  readonly keys: SharedKeys;
  readonly #client: RedisClientType;
  readonly #deadlineMs: number;
  #hangs = false;
  #probe: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ urls, secret, deadlineMs = 50 }: RedisOptions) {
    this.urls = urls;
    this.keys = sharedKeys(secret);
    this.#deadlineMs = deadlineMs;
    this.#client = createRedisClient(urls);
    this.#client.on('error', (error: Error) =>
      log().warn({ err: error }, 'Redis is away; the shop goes on without it'),
    );
  }

  /** Whether it answered last: else no command is sent. */
  get isAnswering(): boolean {
    return !this.#closed && !this.#hangs && this.#client.isReady !== false;
  }

  /** What stands there for a person, a browser or an address. */
  pseudonymOf(text: string): string {
    return pseudonymOf(text, this.keys);
  }

  /** Begins to connect, again and again until it succeeds. */
  start(): void {
    // One server is tried again by the client itself; a cluster none of whose addresses answers gives up.
    this.#client.connect().catch(() => {
      if (!this.#closed) this.#retry = setTimeout(() => this.start(), retryMs).unref();
    });
  }

  /**
   * @param command sends one command or several of one moment, which travel together
   * @throws RedisAway after the deadline, or at once where it did not answer last; what was sent may have been done
   */
  async ask<T>(command: (client: RedisClientType) => Promise<T>): Promise<T> {
    if (!this.isAnswering) throw new RedisAway('Redis is away.');
    let timer: NodeJS.Timeout | undefined;
    let isDone = false;
    const late = new Promise<never>((_resolve, reject) => {
      const askedAt = performance.now();
      const giveUp = () => {
        if (isDone) return;
        this.#probeUntilAnswered();
        reject(new RedisAway(`Redis did not answer within ${this.#deadlineMs} ms.`));
      };
      timer = setTimeout(() => {
        // This process was busy: it may not have sent the command yet.
        const wasBusy = performance.now() - askedAt > this.#deadlineMs + busyMs;
        if (wasBusy) timer = setTimeout(() => setImmediate(giveUp), this.#deadlineMs);
        // What has come meanwhile is read first.
        else setImmediate(giveUp);
      }, this.#deadlineMs);
    });
    try {
      return await Promise.race([command(this.#client), late]);
    } catch (error) {
      throw error instanceof RedisAway ? error : new RedisAway('Redis refused.', { cause: error });
    } finally {
      isDone = true;
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#probe);
    clearTimeout(this.#retry);
    this.#client.destroy();
  }

  /** One question at a time: commands to a server that hangs would only be kept in memory. */
  #probeUntilAnswered(): void {
    if (this.#hangs) return;
    this.#hangs = true;
    log().warn('Redis does not answer in time; the shop goes on without it');
    const probe = () => {
      if (this.#closed) return;
      this.#client
        .ping()
        .then(() => {
          this.#hangs = false;
        })
        .catch(() => {
          this.#probe = setTimeout(probe, probeEveryMs).unref();
        });
    };
    probe();
  }
}
