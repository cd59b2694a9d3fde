import { chooseCountrySchema, guessCountrySchema } from '#contract/address/country.ts';
import { allCountries } from '#domain/address/country-name.ts';
import { countryOfTimeZone } from '#domain/address/country-of-time-zone.ts';
import { ownCountryCookie } from '#domain/address/own-country.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { settings } from '#server/config/settings.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { pageOfForm, pathOfPage } from '#server/web/form-page.ts';
import { keepChoice } from './bag-choice.ts';
import { bagLimits } from './limits.ts';

/** The pages that are the same for everyone: they say the country that their address names. */
const namesCountry = /^\/(products|pages)\//;

export const countryRoutes: readonly Route[] = [
  route.post('/country', {
    access: 'anyone',
    body: chooseCountrySchema,
    async run({ actor, body: { country } }) {
      if (actor.kind === 'person' && allCountries.includes(country)) {
        await takeFrom(bagLimits.deliveryChoices, actor.personId);
        await keepChoice(actor.personId, { country });
      }
      const secure = settings().PUBLIC_URL?.startsWith('https:') ?? false;
      return { ...accept({ country }), cookies: [ownCountryCookie({ country, chosen: true }, secure)] };
    },
    goTo({ country }, { headers }) {
      const page = pageOfForm(headers);
      if (!namesCountry.test(page.pathname)) return pathOfPage(page);
      page.searchParams.set('to', country);
      return `${pathOfPage(page)}#delivery`;
    },
  }),

  /** Reads nothing but a table in memory, and keeps nothing of who asks. */
  route.get('/country', {
    access: 'anyone',
    query: guessCountrySchema,
    run: async ({ query: { zone } }) => accept({ country: countryOfTimeZone(zone) }),
  }),
];
