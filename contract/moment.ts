import { z } from 'zod';

const first = Date.UTC(1970, 0, 1);
const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A moment from outside, ISO 8601 with its offset: of the years 1970 to 9999, which everything here can keep. */
export const moment = () =>
  z.iso.datetime({ offset: true }).refine((value) => {
    const at = Date.parse(value);
    return at >= first && at <= last;
  }, 'must be a date from 1970 to 9999');
