import { z } from 'zod';

/** A box of a form: its browser sends `on`, or nothing. */
export const ticked = z
  .literal('on')
  .optional()
  .transform((sent) => sent === 'on');
