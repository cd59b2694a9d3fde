import { processWide } from '#server/process-wide.ts';

/** Of this process; another's are not known here. */
const sockets = processWide('connected-people', () => new Map<string, number>());

/** @returns call it once when that socket closes */
export function personConnected(personId: string): () => void {
  sockets.set(personId, (sockets.get(personId) ?? 0) + 1);
  return () => {
    const left = (sockets.get(personId) ?? 1) - 1;
    if (left > 0) sockets.set(personId, left);
    else sockets.delete(personId);
  };
}

/** As far as this process knows. */
export const isConnected = (personId: string): boolean => sockets.has(personId);
