/** What takes less needs no rest, in milliseconds. */
const shortMs = 1_000;

/** Lets one at a time through, and rests after a long one in proportion to how long it took. */
export class Turns {
  readonly #most: number;
  #busy = false;
  #restUntil = 0;

  /** @param most the share of the time that may be spent, from 0 to 1 */
  constructor({ most }: { most: number }) {
    this.#most = most;
  }

  /** @returns a turn, or in how many milliseconds to ask again */
  take(now = performance.now()): { end(at?: number): void } | number {
    if (this.#busy) return 1_000;
    if (now < this.#restUntil) return this.#restUntil - now;
    this.#busy = true;
    return {
      end: (at = performance.now()) => {
        this.#busy = false;
        const took = at - now;
        this.#restUntil = took < shortMs ? 0 : at + took * (1 / this.#most - 1);
      },
    };
  }
}
