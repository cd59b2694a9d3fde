/** How many pages may be fetched ahead in a minute, however many links the pointer crosses. */
const mostPerMinute = 12;
/** A page that was fetched ahead is good for this long; next.config.js lets the router keep it as long. */
export const prefetchedMs = 30_000;

export class PrefetchAllowance {
  readonly #fetchedAt = new Map<string, number>();

  /** Counts as fetched if allowed. @param now in milliseconds, by any clock that only goes forward */
  allows(address: string, now: number): boolean {
    for (const [fetched, at] of this.#fetchedAt) if (now - at >= 60_000) this.#fetchedAt.delete(fetched);
    const before = this.#fetchedAt.get(address);
    if (before !== undefined && now - before < prefetchedMs) return false;
    if (before === undefined && this.#fetchedAt.size >= mostPerMinute) return false;
    this.#fetchedAt.set(address, now);
    return true;
  }
}

/** What some browsers' `navigator` says of the line. */
export interface LineTeller {
  connection?: { saveData?: boolean; effectiveType?: string };
}

/** Whoever pays by the byte, or waits for each, gets only what they ask for. */
export function savesData({ connection }: LineTeller): boolean {
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '');
}
