/**
 * Messages that a process sends to itself over the engine: when one comes back, everything has been heard that was said
 * before it was sent. Whoever asks while one is under way shares the next: the one under way may have been sent too early.
 */
import { setTimeout as wait } from 'node:timers/promises';

export interface EchoesOptions {
  /** Sends a number to this process itself. @throws where the engine is away */
  send(number: number): Promise<void>;
  /** How long one is waited for. */
  echoMs: number;
  /** Whether what is heard may be trusted at all. */
  isTrusted(): boolean;
  /** Called when one did not come back. */
  missed(): void;
  clock(): number;
}

interface Echo {
  number: number;
  done: Promise<boolean>;
  heard: (all: boolean) => void;
}

/** Milliseconds between two: one costs as much processor time as half a page, so that many should share it. */
const gatherMs = 2;

export class Echoes {
  readonly #options: EchoesOptions;
  #count = 0;
  #sentAt = Number.NEGATIVE_INFINITY;
  #underWay: Echo | null = null;
  #next: Promise<boolean> | null = null;

  constructor(options: EchoesOptions) {
    this.#options = options;
  }

  /** @returns whether everything was heard that was said before the call */
  ask(): Promise<boolean> {
    if (!this.#options.isTrusted()) return Promise.resolve(false);
    if (!this.#underWay && this.#restMs() <= 0) return this.#send();
    this.#next ??= this.#sendNext();
    return this.#next;
  }

  heard(number: number): void {
    if (this.#underWay?.number === number) this.#underWay.heard(true);
  }

  /** The one under way will not come back. */
  giveUp(): void {
    this.#underWay?.heard(false);
  }

  async #sendNext(): Promise<boolean> {
    await this.#underWay?.done;
    const restMs = this.#restMs();
    if (restMs > 0) await wait(restMs);
    this.#next = null;
    return this.#underWay ? this.ask() : this.#send();
  }

  #restMs(): number {
    return this.#sentAt + gatherMs - this.#options.clock();
  }

  #send(): Promise<boolean> {
    const { send, echoMs, isTrusted, missed, clock } = this.#options;
    const number = ++this.#count;
    this.#sentAt = clock();
    let heard = (_all: boolean) => {};
    const done = new Promise<boolean>((resolve) => {
      const late = setTimeout(() => heard(false), echoMs);
      heard = (all) => {
        clearTimeout(late);
        if (this.#underWay?.number === number) this.#underWay = null;
        if (!all) missed();
        resolve(all && isTrusted());
      };
    });
    this.#underWay = { number, done, heard };
    send(number).catch(() => heard(false));
    return done;
  }
}
