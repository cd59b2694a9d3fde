/** The last searches, kept on this device alone. */
const key = 'marketday-searches';
const most = 3;

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(words: string): void {
  const wanted = words.trim().slice(0, 200);
  if (wanted === '') return;
  const others = recentSearches().filter((one) => one.toLowerCase() !== wanted.toLowerCase());
  keep([wanted, ...others].slice(0, most));
}

export const forgetSearches = (): void => keep([]);

function keep(words: string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(words));
  } catch {
    // A browser that keeps nothing shows none.
  }
}
