import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import type { Doorkeeper } from '#server/engine/live/people.ts';
import type { Actor } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';
import { isWatchableBeforeOpening } from './before-opening.ts';
import { readOpensAt } from './opens-at.ts';

/** Tells which topics have changed, and when that can't be known. */
export interface Changes {
  onTopics(listener: (topics: string[]) => void): unknown;
  onLost(listener: () => void): unknown;
  onUnknown(listener: () => void): unknown;
}

/** Keeps visitors out until the shop opens. What it knows is read again when the date changes. */
export class ShopDoor {
  readonly #read: () => Promise<Date | null>;
  /** In milliseconds of the database's clock; 0: open. */
  #opensAt = 0;
  #isKnown = false;
  #isRead = false;
  #reading: Promise<void> | null = null;

  constructor(changes: Changes, read = () => readOpensAt()) {
    this.#read = read;
    const forget = () => {
      this.#isKnown = false;
    };
    changes.onTopics((topics) => {
      if (topics.includes(topicOf.opening)) forget();
    });
    changes.onLost(forget);
    changes.onUnknown(forget);
  }

  /** Returns the moment the shop opens, in milliseconds; null: visitors may come in. */
  opensAt(): number | null | Promise<number | null> {
    return this.#isKnown && this.#isRead ? this.#ahead() : this.#known();
  }

  /** Whether this actor has to wait for the opening. Those who work here see the shop before. */
  async isShutTo(actor: Actor): Promise<boolean> {
    return !seesShopBeforeOpening(actor) && (await this.opensAt()) !== null;
  }

  #ahead(): number | null {
    return this.#opensAt > 0 && databaseNow().getTime() < this.#opensAt ? this.#opensAt : null;
  }

  async #known(): Promise<number | null> {
    while (!(this.#isKnown && this.#isRead)) {
      this.#reading ??= this.#readNow();
      await this.#reading;
    }
    return this.#ahead();
  }

  async #readNow(): Promise<void> {
    this.#isKnown = true;
    try {
      this.#opensAt = (await this.#read())?.getTime() ?? 0;
      this.#isRead = true;
    } catch (error) {
      // While the database is away the last answer holds; without one nobody is let in.
      if (!this.#isRead) {
        this.#isKnown = false;
        throw error;
      }
    } finally {
      this.#reading = null;
    }
  }
}

/** Keeps whoever waits from what the shop is going to sell. */
export const doorkeeper = (door: ShopDoor): Doorkeeper => ({
  async refuses(actor, kind) {
    if ((kind !== null && isWatchableBeforeOpening(kind)) || !(await door.isShutTo(actor))) return null;
    return { code: 'not_open_yet', message: 'The shop isn’t open yet.' };
  },
});

/** The shop's own people and programs. */
const seesShopBeforeOpening = (actor: Actor): boolean => actor.kind === 'key' || isStaff(actor);

export const notOpenYet = (opensAt: number): Problem => ({
  code: 'not_open_yet',
  message: 'The shop isn’t open yet.',
  opensAt: new Date(opensAt).toISOString(),
  retryAfterMs: Math.max(1_000, opensAt - databaseNow().getTime()),
});
