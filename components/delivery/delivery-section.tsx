import type { DeliveryPlan } from '#contract/delivery.ts';
import { deliveryZones } from '#domain/order/delivery-terms.ts';
import { deliveryPrice, returnsWords } from '../site/terms-words.ts';
import { formatCalendarDay } from '../ui/format-date.ts';
import { countriesOf } from './countries.ts';
import { CountryField } from './country-field.tsx';
import { OwnCountryRow } from './own-country-row.tsx';

interface DeliverySectionProps {
  plan: DeliveryPlan;
  price: { amount: number; currency: string };
  /** For how many days after its delivery it can be sent back. */
  returnDays: number;
}

export function DeliverySection({ plan, price, returnDays }: DeliverySectionProps) {
  return (
    <section className="grid dr" aria-labelledby="delivery">
      <div className="dr1">
        <h2 className="h2" id="delivery">
          Delivery
        </h2>
        <p className="mute">Wrapped by hand, with a page that shows where it is.</p>
        <CountryField />
      </div>
      <div className="dr2">
        <table className="num">
          <thead>
            <tr>
              <th>Country</th>
              <th>At your door by</th>
            </tr>
          </thead>
          <tbody>
            <OwnCountryRow plan={plan} />
            {deliveryZones.map((zone) => (
              <tr key={zone}>
                <td>{countriesOf(zone)}</td>
                <td>{formatCalendarDay(plan.by[zone])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small mute num">{deliveryPrice(price.currency)}, to every country.</p>
      </div>
      <h2 className="h2 dr1">Sending it back</h2>
      <p className="dr2 dr-back">{returnsWords(returnDays)}</p>
    </section>
  );
}
