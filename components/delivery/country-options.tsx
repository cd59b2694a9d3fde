import { countries } from './countries.ts';

/** What a list of the countries that the shop sends to offers. */
export const CountryOptions = () => (
  <>
    <option value="">Choose</option>
    {countries.map(([code, name]) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </>
);
