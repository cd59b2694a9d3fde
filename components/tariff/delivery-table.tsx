import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { publicDelivery, publicZoneOf } from '#domain/tariff/public-delivery.ts';
import { listOfNames, placeName } from '../address/place-name.ts';
import { arrivesBy, servedZones, tariffWords } from './delivery-words.ts';

interface DeliveryTableProps {
  tariff: TariffView;
  /** Null: unknown. */
  country: string | null;
  currency: string;
  weightGrams: number | null;
}

/** Where it is sent, by when, and for how much: in a column where that isn't the same everywhere. */
export function DeliveryTable({ tariff, country, currency, weightGrams }: DeliveryTableProps) {
  const parcel = { currency, weightGrams, itemsAmount: 0 };
  const served = servedZones(tariff, parcel).map(({ zone, delivery }) => ({
    ...zone,
    by: formatCalendarDay(arrivesBy(tariff, delivery)),
    price: tariffWords(delivery, currency),
  }));
  if (served.length === 0) return <p>We don’t deliver this piece at the moment.</p>;
  const [first] = served;
  const alike = served.every(({ price }) => price === first?.price);
  const zone = country === null ? null : publicZoneOf(tariff.zones, country);
  const own = zone && publicDelivery([zone], parcel);
  return (
    <>
      <table className="tabular">
        <thead>
          <tr>
            <th>Country</th>
            {!alike && <th>Delivery</th>}
            <th>At your door by</th>
          </tr>
        </thead>
        <tbody>
          {country && own && (
            <tr className="delivery-section__own">
              <td>{capitalised(placeName(tariff, country))}</td>
              {!alike && <td>{capitalised(tariffWords(own, currency))}</td>}
              <td>{formatCalendarDay(arrivesBy(tariff, own))}</td>
            </tr>
          )}
          {served.map(({ countries, names, by, price }) => {
            const others = own ? names.filter((_, place) => countries[place] !== country) : names;
            if (countries.length > 0 && others.length === 0) return null;
            return (
              <tr key={countries.join()}>
                <td>{countries.length === 0 ? 'Everywhere else' : listOfNames(others)}</td>
                {!alike && <td>{capitalised(price)}</td>}
                <td>{by}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {alike && first && (
        <p className="small muted tabular">
          {capitalised(first.price)}, {isEverywhere(served) ? 'to every country' : 'to each of these countries'}.
        </p>
      )}
    </>
  );
}

const isEverywhere = (served: readonly { countries: readonly string[] }[]): boolean =>
  served.some(({ countries }) => countries.length === 0);

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
