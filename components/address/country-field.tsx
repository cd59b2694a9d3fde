import { Button } from '#components/ui/form/button.tsx';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { elsewhere, likelyCountries, namedCountries, placeName } from './place-name.ts';
import { useChooseCountry } from './use-country.ts';

interface CountrySelectProps {
  tariff: TariffView;
  country: string | null;
  id?: string;
  className?: string;
}

/** Countries that a zone names, the likely ones first, or any other. */
export function CountrySelect({ tariff, country, ...select }: CountrySelectProps) {
  const choose = useChooseCountry();
  const likely = likelyCountries(tariff);
  const named = namedCountries(tariff).filter(([code]) => !likely.some(([first]) => first === code));
  const isNamed = country === null || [...likely, ...named].some(([code]) => code === country);
  const others = tariff.zones.some(({ countries }) => countries.length === 0);
  const option = ([code, name]: readonly [string, string]) => (
    <option key={code} value={code}>
      {name}
    </option>
  );
  return (
    <select
      {...select}
      name="country"
      required
      value={country ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {country === null && <option value="">Choose</option>}
      {likely.map(option)}
      {likely.length > 0 && named.length > 0 && <hr />}
      {named.map(option)}
      {!isNamed && country !== elsewhere && option([country, placeName(tariff, country)])}
      {(others || country === elsewhere) && <option value={elsewhere}>Another country</option>}
    </select>
  );
}

/** Where to send things: changed here, it is changed on every page. Without JavaScript it is a form of its own. */
export const CountryField = ({ tariff, country }: Pick<CountrySelectProps, 'tariff' | 'country'>) => (
  <form method="post" action="/api/country" className="field" onSubmit={(event) => event.preventDefault()}>
    <label htmlFor="deliver-to">Where to?</label>
    <CountrySelect tariff={tariff} country={country} id="deliver-to" className="input" />
    <noscript>
      <Button type="submit" kind="secondary" small>
        Show price and date
      </Button>
    </noscript>
  </form>
);
