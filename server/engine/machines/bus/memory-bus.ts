/** A bus within one process, for tests: what befalls each message is the test's to say. */

import { randomBytes } from 'node:crypto';
import { ChannelBus, type ChannelBusOptions } from './channel-bus.ts';
import type { Channels, Message } from './channels.ts';

/** @returns after how many milliseconds each copy arrives: none if it is lost, several if it is repeated */
export type Fate = (message: Message, to: number) => readonly number[];

export class MemoryHub {
  fate: Fate = () => [0];
  isAway = false;
  /** Those, counted from one as they were made, who can say nothing. */
  readonly mute = new Set<number>();
  /** Everything that was published, for whoever looks for what should not have been. */
  readonly said: Message[] = [];
  readonly #ears = new Map<number, Map<string, (bytes: Buffer) => void>>();
  readonly #claims = new Map<string, number>();
  #nodes = 0;
  readonly #key = randomBytes(32);

  bus(options: ChannelBusOptions = {}): ChannelBus {
    return new ChannelBus(this.#channels(), { key: this.#key, ...options });
  }

  #channels(): Channels {
    const hub = this;
    const id = ++this.#nodes;
    const ears = new Map<string, (bytes: Buffer) => void>();
    return {
      async publish(messages) {
        if (hub.isAway || hub.mute.has(id)) throw new Error('The hub is unavailable.');
        for (const message of messages) hub.#deliver(message);
      },
      listen: (channel, listener) => void ears.set(channel, listener),
      unlisten: (channel) => void ears.delete(channel),
      async claim(names) {
        if (hub.isAway) throw new Error('The hub is unavailable.');
        return names.map(({ name, ms }) => hub.#claim(name, ms));
      },
      onBreak: () => {},
      renew: () => {},
      start: () => void hub.#ears.set(id, ears),
      stop: async () => void hub.#ears.delete(id),
    };
  }

  #deliver(message: Message): void {
    this.said.push(message);
    for (const [id, ears] of this.#ears) {
      if (!ears.has(message.channel)) continue;
      const arrive = () => {
        if (this.#ears.has(id)) ears.get(message.channel)?.(message.bytes);
      };
      for (const ms of this.fate(message, id)) {
        if (ms > 0) setTimeout(arrive, ms);
        else setImmediate(arrive);
      }
    }
  }

  #claim(name: string, ms: number): boolean {
    const now = performance.now();
    if ((this.#claims.get(name) ?? 0) > now) return false;
    this.#claims.set(name, now + ms);
    return true;
  }
}
