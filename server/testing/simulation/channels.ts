/** Redis as the simulation has it: it may be away, and lose, repeat, delay and reorder what it is given. */
import type { Channels, Message } from '#server/engine/machines/bus/channels.ts';
import type { Owner, Time } from './time.ts';

export interface Fate {
  /** The shares, from 0 to 1, of messages that are lost and that come twice. */
  lost: number;
  twice: number;
  slowMs: number;
  isAway: boolean;
}
export const calm: Fate = { lost: 0, twice: 0, slowMs: 1, isAway: false };

interface Ears {
  owner: Owner;
  heard: Map<string, (bytes: Buffer) => void>;
}

export class Exchange {
  fate: Fate = calm;
  /** Called with everything that is said, for whoever looks for what should not be. */
  onSaid: (message: Message) => void = () => {};
  readonly #time: Time;
  readonly #ears = new Set<Ears>();
  readonly #claims = new Map<string, number>();

  constructor(time: Time) {
    this.#time = time;
  }

  channels(owner: Owner): Channels {
    const ears: Ears = { owner, heard: new Map() };
    const ask = <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        this.#time.after(this.#slow(), owner, () => {
          if (this.fate.isAway) reject(new Error('Redis is away.'));
          else resolve(work());
        });
      });
    return {
      publish: (messages) =>
        ask(() => {
          for (const message of messages) this.#say(message);
        }),
      listen: (channel, listener) =>
        void this.#time.after(this.#slow(), owner, () => ears.heard.set(channel, listener)),
      unlisten: (channel) => void this.#time.after(this.#slow(), owner, () => ears.heard.delete(channel)),
      claim: (names) => ask(() => names.map(({ name, ms }) => this.#claim(name, ms))),
      onBreak() {},
      renew() {},
      start: () => void this.#ears.add(ears),
      stop: async () => void this.#ears.delete(ears),
    };
  }

  #say(message: Message): void {
    this.onSaid(message);
    const { random } = this.#time;
    for (const ears of this.#ears) {
      if (!ears.owner.alive) this.#ears.delete(ears);
      if (!ears.heard.has(message.channel)) continue;
      const copies = random() < this.fate.lost ? 0 : random() < this.fate.twice ? 2 : 1;
      const hear = () => ears.heard.get(message.channel)?.(message.bytes);
      for (let copy = 0; copy < copies; copy++) this.#time.after(this.#slow(), ears.owner, hear);
    }
  }

  #claim(name: string, ms: number): boolean {
    if ((this.#claims.get(name) ?? 0) > this.#time.now) return false;
    this.#claims.set(name, this.#time.now + ms);
    return true;
  }

  #slow(): number {
    return this.#time.random() ** 2 * this.fate.slowMs;
  }
}
