import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** Where somebody has things sent: an ISO 3166 code, or `ZZ` for a country that isn't on the list. */
export const chooseCountrySchema = z.object({
  country: text({ error: 'Choose a country.' })
    .trim()
    .regex(/^[A-Z]{2}$/, 'Choose a country.'),
});

/** By the name of a browser's time zone, such as `Europe/Paris`. */
export const guessCountrySchema = z.object({ zone: text().max(60) });
