import type { OnePress } from '#domain/auction/one-press.ts';

/** On this device alone, by lot. */
const place = 'marketday-one-press';
const listeners = new Set<() => void>();
let kept: { text: string; presses: Record<string, OnePress> } = { text: '', presses: {} };

function read(): Record<string, OnePress> {
  let text = '';
  try {
    text = localStorage.getItem(place) ?? '';
    if (text !== kept.text) kept = { text, presses: text === '' ? {} : JSON.parse(text) };
  } catch {
    kept = { text, presses: {} };
  }
  return kept.presses;
}

function write(presses: Record<string, OnePress>): void {
  try {
    if (Object.keys(presses).length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(presses));
  } catch {
    // A browser without storage asks each time.
  }
  for (const listener of listeners) listener();
}

export const onePressOf = (auctionId: string): OnePress | null => read()[auctionId] ?? null;

export function keepOnePress(auctionId: string, press: OnePress | null): void {
  const { [auctionId]: _before, ...others } = read();
  write(press ? { ...others, [auctionId]: press } : others);
}

/** Whoever signs out leaves nothing that bids with one press. */
export const forgetOnePresses = (): void => write({});

/** Also when another tab of this browser turns it on or off. */
export function listenToOnePress(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
