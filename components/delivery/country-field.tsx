'use client';

import { CountryOptions } from './country-options.tsx';
import { chooseCountry, useCountry } from './use-country.ts';

export function CountryField() {
  const country = useCountry();
  return (
    <div className="f needs-script">
      <label htmlFor="deliver-to">Where to?</label>
      <select
        className="in"
        id="deliver-to"
        value={country ?? ''}
        onChange={(event) => chooseCountry(event.currentTarget.value)}
      >
        <CountryOptions />
      </select>
    </div>
  );
}
