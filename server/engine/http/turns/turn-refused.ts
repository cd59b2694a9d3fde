import { waitWords } from '#server/engine/limit/too-many.ts';
import type { Refusal } from '../front-door.ts';

/** A page isn't rendered now: too much is asked for. */
export class TurnRefused extends Error {
  readonly status: 429 | 503;
  readonly retryAfterMs: number;

  constructor(status: 429 | 503, retryAfterMs: number) {
    super(status === 429 ? 'too many renderings of one client' : 'too many renderings');
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whoever asks has too much waiting, or has had too much. */
export const tooManyWait = (retryAfterMs: number) => new TurnRefused(429, retryAfterMs);
/** All who ask have. */
export const overloaded = () => new TurnRefused(503, 3_000);

export const refusalOf = ({ status, retryAfterMs }: TurnRefused): Refusal => ({
  status,
  line:
    status === 429
      ? `Too many pages at once. ${waitWords(retryAfterMs)}`
      : `The shop is very busy. ${waitWords(retryAfterMs)}`,
  headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) },
});
