import type { Problem } from '#contract/wire/problem.ts';
import { AccessProblem, databaseCode, problemOf as problemOfAny } from '#server/engine/http/access-problem.ts';

export { AccessProblem };

export const notFound = (what: string) => new AccessProblem('not_found', `There is no such ${what}.`);

/** What `prisma/capture/upload.sql` says to whoever names a photograph that is gone. */
const removedUpload = 'MD410';
const removedWords =
  'A photograph was removed, because nothing had shown it for a day. Nothing was changed. Upload it again.';

/** The problem of an error that has one: of an AccessProblem, or of what the database says to a command. */
export function problemOf(error: unknown): Problem | null {
  const known = problemOfAny(error);
  if (known || !(error instanceof Error) || databaseCode(error) !== removedUpload) return known;
  return { code: 'invalid', message: removedWords };
}
