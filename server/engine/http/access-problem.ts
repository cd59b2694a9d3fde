import type { Problem, ProblemCode } from '#contract/wire/problem.ts';

/**
 * An access problem: invalid input, signed out, forbidden, not found, too many. Thrown anywhere,
 * mapped to an answer once, at the edge. A refusal is not one of these: commands return it.
 */
export class AccessProblem extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, message: string, details: Partial<Problem> = {}) {
    super(message);
    this.problem = { code, message, ...details };
  }
}

/**
 * What PostgreSQL says to a value that it can't keep: text with NUL or half a surrogate pair, what isn't a number or a
 * date, a number or a date out of range.
 */
const unstorable = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008']);

/**
 * The problem of an AccessProblem, also when it was made in Next's copy of this module. A value that the database
 * refused is one too: schemas should have refused it before, and nothing was changed.
 */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const { problem } = error as { problem?: Problem };
  if (problem?.code) return problem;
  const code = databaseCode(error);
  return code && unstorable.has(code) ? { code: 'invalid', message: 'A value can’t be used as it is.' } : null;
}

/** PostgreSQL's code of an error, whether its driver or the typed client throws it. */
export function databaseCode(error: Error): string | undefined {
  const { code, meta } = error as { code?: unknown; meta?: { code?: unknown; driverAdapterError?: unknown } };
  const cause = (meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined)?.cause;
  return [cause?.originalCode, meta?.code, code].find((one) => typeof one === 'string' && /^[0-9A-Z]{5}$/.test(one)) as
    | string
    | undefined;
}
