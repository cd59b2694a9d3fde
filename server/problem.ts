import type { Problem, ProblemCode } from '#contract/errors.ts';

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

export const notFound = (what: string) => new AccessProblem('not_found', `There is no such ${what}.`);

/** The problem of an AccessProblem, also when it was made in Next's copy of this module. */
export function problemOf(error: unknown): Problem | null {
  const problem = (error as { problem?: Problem } | null)?.problem;
  return error instanceof Error && problem?.code ? problem : null;
}
