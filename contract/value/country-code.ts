import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { countryCalled } from '#domain/address/country-name.ts';

/** A country by its code or its English name, as its code; or nothing. */
export const countryCodeSchema = text()
  .trim()
  .max(100, 'Write at most 100 characters.')
  .transform((typed, context) => {
    const code = typed === '' ? '' : countryCalled(typed);
    if (code !== null) return code;
    context.addIssue({
      code: 'custom',
      message: 'Enter a country by its English name or two letters, for example ES.',
    });
    return z.NEVER;
  })
  // The description of the API says then what it answers.
  .pipe(z.string());
