/** What somebody pressed before they were signed in. It is kept in this browser, and done once they are back. */
export type Wish = 'remind' | 'ticket';

const key = 'drop-wish';
const mark = '#wish';
/** A link by email takes its time. */
const keptMs = 30 * 60_000;

export function keepWish(slug: string, wish: Wish): void {
  try {
    localStorage.setItem(key, JSON.stringify([slug, wish, Date.now() + keptMs]));
  } catch {
    // A browser that keeps nothing has them press again.
  }
}

/** Where signing in for a wish leads back to: only whoever comes that way has wished it, not the next to use this browser. */
export const backToWish = (path: string): string => `/sign-in?next=${encodeURIComponent(`${path}${mark}`)}`;

/** Takes a wish away. @returns whether there was one that isn't too old, and this is the way back to it */
export function takeWish(slug: string, wish: Wish): boolean {
  const isBack = location.hash === mark;
  if (isBack) history.replaceState(history.state, '', location.pathname + location.search);
  try {
    const [itsSlug, itsWish, until] = JSON.parse(localStorage.getItem(key) ?? '[]') as [string?, Wish?, number?];
    if (itsSlug !== slug || itsWish !== wish) return false;
    localStorage.removeItem(key);
    return isBack && Number(until) > Date.now();
  } catch {
    return false;
  }
}
