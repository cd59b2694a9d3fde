import { sessionHints } from '#contract/session/session.ts';
import { problemWords } from '../problem/problem-words.ts';
import type { FormProblem } from './use-session-form.ts';

type Parameters = Record<string, string | string[] | undefined>;

/** @param refused the words for `signed_out` or `invalid` as a whole: why they were not let in */
export function formProblem({ problem, field }: Parameters, refused: string): FormProblem {
  if (problem === undefined) return { message: null, fields: {} };
  if (problem === 'invalid' && typeof field === 'string' && field in sessionHints) {
    return { message: null, fields: { [field]: sessionHints[field as keyof typeof sessionHints] } };
  }
  const known = problem === 'signed_out' || problem === 'invalid';
  return { message: known ? refused : problemWords(problem), fields: {} };
}
