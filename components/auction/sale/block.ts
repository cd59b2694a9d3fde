import type { LiveLot } from '#components/auction/list/sale.ts';
import { saleOrder } from './sale-order.ts';
import { closedLotWords, nextLotWords } from './sale-words.ts';

/** A result stays for so long after it was last touched. */
const resultShownMs = 8_000;

interface BlockOptions {
  say(words: string): void;
  /** A pointer or the focus rests on what a result offers. */
  isAboutToPress(): boolean;
  now(): number;
}

/** Decides which lot a room shows: a result stays for a while, and for as long as somebody touches it. */
export class Block {
  readonly #options: BlockOptions;
  #lots: readonly LiveLot[];
  #open: string | null;
  #held: string | null = null;
  #touchedAt = Number.NEGATIVE_INFINITY;

  constructor(lots: readonly LiveLot[], options: BlockOptions) {
    this.#options = options;
    this.#lots = lots;
    this.#open = openIn(lots);
  }

  /** The lot whose result is shown; null: the open lot is. */
  get held(): string | null {
    return this.#held;
  }

  /** Told before the lots are shown, so that no frame shows the next lot in place of a result. */
  take(lots: readonly LiveLot[]): void {
    const left = this.#open;
    this.#lots = lots;
    this.#open = openIn(lots);
    if (left === null || left === this.#open) return;
    this.#options.say(closedLotWords(lots, left));
    if (this.#held !== null && this.#isTouched()) return;
    this.touch();
    this.#held = left;
  }

  touch(): void {
    this.#touchedAt = this.#options.now();
  }

  /** Time has passed. */
  look(): void {
    if (this.#held !== null && !this.#isTouched()) this.goOn();
  }

  goOn(): void {
    if (this.#held === null) return;
    this.#held = null;
    this.#options.say(nextLotWords(this.#lots, this.#open));
  }

  #isTouched(): boolean {
    return this.#options.now() - this.#touchedAt < resultShownMs || this.#options.isAboutToPress();
  }
}

const openIn = (lots: readonly LiveLot[]): string | null => saleOrder(lots, null).onTheBlock?.lot.id ?? null;
