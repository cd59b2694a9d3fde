import { processWide } from '#server/engine/process/process-wide.ts';
import type { ConnectedElsewhere } from './connected-elsewhere.ts';

const known = processWide('connected-people', () => ({
  /** Open sockets of this process by the person who opened them. */
  sockets: new Map<string, number>(),
  elsewhere: null as ConnectedElsewhere | null,
}));

/** From here on the people of all the shop's processes count. @returns back to those of this one */
export function shareConnectedPeople(elsewhere: ConnectedElsewhere): () => Promise<void> {
  known.elsewhere = elsewhere;
  for (const personId of known.sockets.keys()) elsewhere.opened(personId);
  return async () => {
    if (known.elsewhere === elsewhere) known.elsewhere = null;
    await elsewhere.stop();
  };
}

/** A person's socket has opened. @returns call it once when that socket closes */
export function personConnected(personId: string): () => void {
  const { sockets } = known;
  const before = sockets.get(personId) ?? 0;
  sockets.set(personId, before + 1);
  if (before === 0) known.elsewhere?.opened(personId);
  return () => {
    const left = (sockets.get(personId) ?? 1) - 1;
    if (left > 0) sockets.set(personId, left);
    else {
      sockets.delete(personId);
      known.elsewhere?.closed(personId);
    }
  };
}

/**
 * Whether a page of this person is open: at this process, or at any other where they share a Redis. Where they don't, or it
 * is away, others' people are taken for away.
 */
export async function isConnected(personId: string): Promise<boolean> {
  return known.sockets.has(personId) || (known.elsewhere?.has(personId) ?? false);
}
