/** The codes of access problems, with their HTTP status: any call may meet them. */
export const accessStatus = {
  invalid: 400,
  unknown_field: 422,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  too_many: 429,
  idempotency_key_reused: 422,
  idempotency_in_progress: 409,
  unavailable: 503,
  outdated: 409,
  not_open_yet: 503,
  fault: 500,
} as const;

/** The codes of refusals, with their HTTP status: the app adds its own, by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: the wire itself refuses nothing.
export interface Refusals {}

export type ProblemCode = keyof typeof accessStatus | keyof Refusals;

/** What was wrong, where, and what to do. Refusals add the numbers that explain them. */
export interface Problem {
  code: ProblemCode;
  message: string;
  field?: string | undefined;
  retryAfterMs?: number | undefined;
  errors?: { field: string; message: string }[] | undefined;
  [detail: string]: unknown;
}
