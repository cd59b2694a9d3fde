import { processWide } from '#server/process-wide.ts';

const listeners = processWide('session-end', () => new Set<(sessionId: string) => void>());

/** Calls `listener` with each session that was ended in this process. @returns a function that stops it */
export function onSessionEnd(listener: (sessionId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function publishSessionEnd(sessionId: string): void {
  for (const listener of listeners) listener(sessionId);
}
