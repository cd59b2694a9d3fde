/** Work that takes a processor to itself: only so much of it at a time, the rest in its order. */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy >= this.#atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy++;
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place, so that nobody who comes now gets before them.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }
}
