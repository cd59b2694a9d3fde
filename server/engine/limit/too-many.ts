import { AccessProblem } from '#server/engine/http/access-problem.ts';

/** What somebody who asked too often is told. */
export function tooMany(retryAfterMs: number): AccessProblem {
  return new AccessProblem('too_many', `Too many attempts. ${waitWords(retryAfterMs)}`, { retryAfterMs });
}

/** When to try again, for whoever reads it. */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 1) return 'Try again in a second.';
  if (seconds < 90) return `Try again in ${seconds} seconds.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}
