/** A refusal is a value; an exception is a fault. */
export type Decision<Accepted, Refusal extends { code: string }> =
  | { ok: true; value: Accepted }
  | { ok: false; refusal: Refusal };

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refuse = <R extends { code: string }>(refusal: R): { ok: false; refusal: R } => ({
  ok: false,
  refusal,
});
