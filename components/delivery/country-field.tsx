import type { TariffView } from '#contract/checkout/tariff.ts';
import { elsewhere, namedCountries } from './place-name.ts';
import { chooseCountry, useCountry } from './use-country.ts';

/** Where a visitor would have things sent: of the countries that a zone names, or any other. */
export function CountryField({ tariff }: { tariff: TariffView }) {
  const country = useCountry();
  const named = namedCountries(tariff);
  const isNamed = named.some(([code]) => code === country);
  const others = tariff.zones.some(({ countries }) => countries.length === 0);
  return (
    <div className="f needs-script">
      <label htmlFor="deliver-to">Where to?</label>
      <select
        className="in"
        id="deliver-to"
        value={country === null || isNamed ? (country ?? '') : elsewhere}
        onChange={(event) => chooseCountry(event.currentTarget.value)}
      >
        <option value="">Choose</option>
        {named.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        {(others || (country !== null && !isNamed)) && <option value={elsewhere}>Another country</option>}
      </select>
    </div>
  );
}
