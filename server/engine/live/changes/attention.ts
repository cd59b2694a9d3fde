/**
 * How often changes are looked for of which nothing tells: often while somebody could see what this process holds, rarely
 * while nobody does. Whoever comes after such a rest waits until it has been looked once.
 */
export interface AttentionOptions {
  /** Milliseconds between two looks. */
  everyMs?: number;
  restMs?: number;
  /** How long after the last visitor it is still looked often. */
  staysMs?: number;
  /** This process's monotonic clock in milliseconds. */
  clock?: () => number;
}

export class Attention {
  readonly #everyMs: number;
  readonly #restMs: number;
  readonly #staysMs: number;
  readonly #clock: () => number;
  #look: () => Promise<void> = async () => {};
  #until: number;
  #looking: Promise<void> | null = null;

  constructor({
    everyMs = 200,
    restMs = 2_000,
    staysMs = 10_000,
    clock = () => performance.now(),
  }: AttentionOptions = {}) {
    this.#everyMs = everyMs;
    this.#restMs = restMs;
    this.#staysMs = staysMs;
    this.#clock = clock;
    this.#until = clock() + staysMs;
  }

  /** Milliseconds until the next look. @param isWatched whether somebody is told of changes right now */
  nextMs(isWatched: boolean): number {
    if (isWatched) this.#stay();
    return this.#rests ? this.#restMs : this.#everyMs;
  }

  /** @param look looks now, and goes on as often as `nextMs` then says; it never rejects */
  onCome(look: () => Promise<void>): void {
    this.#look = look;
  }

  /** Somebody is about to be shown what is held here. @returns after a rest, what to wait for first */
  come(): Promise<void> | null {
    const rested = this.#rests;
    this.#stay();
    if (rested) {
      this.#looking = this.#look().finally(() => {
        this.#looking = null;
      });
    }
    return this.#looking;
  }

  get #rests(): boolean {
    return this.#clock() >= this.#until;
  }

  #stay(): void {
    this.#until = this.#clock() + this.#staysMs;
  }
}
