'use client';

import type { DeliveryPlan } from '#contract/delivery.ts';
import { deliveryCountries } from '#domain/order/delivery-terms.ts';
import { formatCalendarDay } from '../ui/format-date.ts';
import { countryName } from './countries.ts';
import { useCountry } from './use-country.ts';

/** The first row of the table once a country is chosen. */
export function OwnCountryRow({ plan }: { plan: DeliveryPlan }) {
  const country = useCountry();
  const zone = country ? deliveryCountries[country] : undefined;
  if (!country || !zone) return null;
  return (
    <tr className="me">
      <td>{countryName(country)}</td>
      <td>{formatCalendarDay(plan.by[zone])}</td>
    </tr>
  );
}
