import { z } from 'zod';

const first = Date.UTC(1970, 0, 1);
const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const isKept = (value: string): boolean => {
  const at = Date.parse(value);
  return at >= first && at <= last;
};

/** A moment from outside, ISO 8601 with its offset: of the years 1970 to 9999, which everything here can keep. */
export const moment = () => z.iso.datetime({ offset: true }).refine(isKept, 'must be a date from 1970 to 9999');

const wanted = 'Give a day and a time.';

/** As a browser's field gives it: `2026-11-27T19:00`, by the shop's clocks; or with its offset. */
export const typedMoment = () =>
  z
    .string(wanted)
    .trim()
    .pipe(z.union([z.iso.datetime({ local: true }), moment()], wanted))
    .refine(isKept, wanted);

/** An empty field is as one left out. */
export const typedMomentOrNone = () =>
  z.preprocess((value) => (value === '' ? undefined : value), typedMoment().optional());
