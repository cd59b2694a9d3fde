/** The bus over Redis or Valkey: sharded Pub/Sub, on a connection of its own for what is heard. */
import { randomUUID } from 'node:crypto';
import type { RedisClientType } from '@redis/client';
import type { Redis } from '#server/engine/machines/redis/redis.ts';
import { createRedisClient } from '#server/engine/machines/redis/redis-clients.ts';
import { log } from '#server/engine/process/log.ts';
import { ChannelBus, type ChannelBusOptions } from './channel-bus.ts';
import type { Channels, Message } from './channels.ts';

type Listener = (bytes: Buffer) => void;

const retryMs = 300;

export function redisBus(redis: Redis, options: ChannelBusOptions = {}): ChannelBus {
  return new ChannelBus(new RedisChannels(redis), { key: redis.keys.bus, ...options });
}

class RedisChannels implements Channels {
  readonly #redis: Redis;
  readonly #id = randomUUID();
  readonly #wanted = new Map<string, Listener>();
  /** Those whose subscription failed. */
  readonly #missing = new Set<string>();
  readonly #breakListeners = new Set<() => void>();
  #subscriber: RedisClientType | null = null;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  onBreak(listener: () => void): void {
    this.#breakListeners.add(listener);
  }

  start(): void {
    this.#connect();
    this.#retry = setInterval(() => {
      for (const channel of [...this.#missing]) this.#subscribe(channel);
    }, retryMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#retry);
    this.#subscriber?.destroy();
    this.#subscriber = null;
  }

  renew(): void {
    log().warn('nothing is heard from Redis: connecting anew');
    this.#subscriber?.destroy();
    this.#connect();
  }

  /** A failed message must not leave the others unanswered: each is awaited. */
  async publish(messages: readonly Message[]): Promise<void> {
    await this.#redis.ask((client) =>
      Promise.all(messages.map(({ channel, bytes }) => client.sPublish(channel, bytes))),
    );
  }

  async claim(names: readonly { name: string; ms: number }[]): Promise<boolean[]> {
    const answers = await this.#redis.ask((client) =>
      Promise.all(
        names.map(({ name, ms }) =>
          client.set(name, this.#id, { condition: 'NX', expiration: { type: 'PX', value: ms } }),
        ),
      ),
    );
    return answers.map((answer) => answer !== null);
  }

  listen(channel: string, listener: Listener): void {
    const again = this.#wanted.has(channel);
    this.#wanted.set(channel, listener);
    // A subscription that is only believed to be there would not be made again.
    if (again) void this.#unsubscribe(channel).then(() => this.#subscribe(channel));
    else this.#subscribe(channel);
  }

  unlisten(channel: string): void {
    this.#wanted.delete(channel);
    this.#missing.delete(channel);
    void this.#unsubscribe(channel);
  }

  #connect(): void {
    const subscriber = createRedisClient(this.#redis.urls);
    this.#subscriber = subscriber;
    let wasReady = false;
    subscriber.on('error', (error: Error) => log().debug({ err: error }, 'what Redis says is not heard'));
    // It has subscribed again by itself, and does not know what was said meanwhile.
    subscriber.on('ready', () => {
      if (wasReady) for (const listener of this.#breakListeners) listener();
      wasReady = true;
    });
    const connect = () => {
      if (this.#stopped || this.#subscriber !== subscriber) return;
      subscriber.connect().then(
        () => {
          for (const channel of this.#wanted.keys()) this.#subscribe(channel);
        },
        // A cluster none of whose addresses answers gives up.
        () => setTimeout(connect, retryMs).unref(),
      );
    };
    connect();
  }

  /** One channel at a time: in a cluster several would have to share a slot. */
  #subscribe(channel: string): void {
    const subscriber = this.#subscriber;
    const listener = this.#wanted.get(channel);
    if (!subscriber || !listener) return;
    this.#missing.add(channel);
    if (!subscriber.isOpen) return;
    const hear = (bytes: Buffer) => {
      if (this.#subscriber === subscriber) this.#wanted.get(channel)?.(bytes);
    };
    subscriber.sSubscribe(channel, hear, true).then(
      () => {
        this.#missing.delete(channel);
        if (!this.#wanted.has(channel)) void this.#unsubscribe(channel);
      },
      () => {},
    );
  }

  async #unsubscribe(channel: string): Promise<void> {
    if (this.#subscriber?.isOpen) await this.#subscriber.sUnsubscribe(channel).catch(() => {});
  }
}
