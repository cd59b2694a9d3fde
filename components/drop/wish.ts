/** What somebody pressed before they were signed in. It is kept in this browser, and done once they are back. */
export type Wish = 'remind' | 'ticket';

const key = 'drop-wish';
/** A link by email takes its time. */
const keptMs = 30 * 60_000;

export function keepWish(slug: string, wish: Wish): void {
  try {
    localStorage.setItem(key, JSON.stringify([slug, wish, Date.now() + keptMs]));
  } catch {
    // A browser that keeps nothing has them press again.
  }
}

/** Takes a wish away. @returns whether there was one that isn't too old */
export function takeWish(slug: string, wish: Wish): boolean {
  try {
    const [itsSlug, itsWish, until] = JSON.parse(localStorage.getItem(key) ?? '[]') as [string?, Wish?, number?];
    if (itsSlug !== slug || itsWish !== wish) return false;
    localStorage.removeItem(key);
    return Number(until) > Date.now();
  } catch {
    return false;
  }
}
