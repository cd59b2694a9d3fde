import type { Actor } from './actor.ts';

/** What lets somebody in until it ends: a session, an API key of the desk's, or the link of one order. */
export type Ground = `${'session' | 'key' | 'link'}:${string}`;

/** @returns null for nobody, and for the key of the environment, which ends with the process */
export function groundOf(actor: Actor): Ground | null {
  if (actor.kind === 'person') return `session:${actor.sessionId}`;
  return actor.kind === 'key' && actor.id !== undefined ? `key:${actor.id}` : null;
}
