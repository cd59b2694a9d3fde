/** Work that many may ask for at once: each piece is done once, and only so many at a time. */
export class CopyQueue<T> {
  readonly #running = new Map<string, Promise<T>>();
  readonly #waiting: (() => void)[] = [];
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  #busy = 0;

  constructor({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** @returns null if too many wait already */
  run(key: string, work: () => Promise<T>): Promise<T> | null {
    const running = this.#running.get(key);
    if (running) return running;
    if (this.#waiting.length >= this.#mostWaiting) return null;
    const done = this.#inTurn(work).finally(() => this.#running.delete(key));
    this.#running.set(key, done);
    return done;
  }

  async #inTurn(work: () => Promise<T>): Promise<T> {
    if (this.#busy >= this.#atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy++;
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }
}
