/** What one client has had rendered and how it asks: both forgotten by half in each half-life. */
export interface Account {
  spentMs: number;
  /** Askings that came before the one before was read: people take longer. */
  hasty: number;
  at: number;
  /** When something of it was last begun, and was last done. */
  begunAt: number;
  endedAt: number;
  /** When it first had something rendered. */
  servedSince: number;
  /** Renderings that it waits for or that are under way. */
  open: number;
}

const halfLifeMs = 20_000;
const hastyMs = 100;
const mostKnown = 20_000;
const never = Number.NEGATIVE_INFINITY;

export class Spending {
  readonly #accounts = new Map<string, Account>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  of(key: string): Account {
    let account = this.#accounts.get(key);
    if (!account) {
      if (this.#accounts.size >= mostKnown) this.#forget();
      account = {
        spentMs: 0,
        hasty: 0,
        at: this.#now(),
        begunAt: never,
        endedAt: never,
        servedSince: Number.POSITIVE_INFINITY,
        open: 0,
      };
      this.#accounts.set(key, account);
    }
    const now = this.#now();
    const left = 0.5 ** ((now - account.at) / halfLifeMs);
    account.spentMs *= left;
    account.hasty *= left;
    account.at = now;
    return account;
  }

  /** Somebody asks for one more. */
  ask(key: string): void {
    const account = this.of(key);
    if (account.open > 0 || account.at - account.endedAt < hastyMs) account.hasty++;
    account.open++;
  }

  /** Those who wait for nothing and have spent next to nothing; of the others the oldest that wait for nothing. */
  #forget(): void {
    for (const [key, { open }] of this.#accounts)
      if (open === 0 && this.of(key).spentMs < 1) this.#accounts.delete(key);
    for (const [key, { open }] of this.#accounts) {
      if (this.#accounts.size < mostKnown) return;
      if (open === 0) this.#accounts.delete(key);
    }
  }
}
