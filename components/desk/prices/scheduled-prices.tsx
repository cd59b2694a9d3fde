'use client';

import { useRouter } from 'next/navigation';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ScheduledPrice } from '#contract/price/price-api.ts';
import { priorPeriodDays } from '#domain/price/prior-price.ts';
import { DeskForm } from '../desk-form.tsx';
import './scheduled-prices.css';

const stateWords: Record<ScheduledPrice['state'], string> = {
  waiting: 'Scheduled',
  running: 'Running',
  ended: 'Over',
  replaced: 'Replaced by a price set by hand',
  cancelled: 'Taken back',
};

interface ScheduledPricesProps {
  prices: readonly ScheduledPrice[];
  /** Whose clocks the fields are read by. */
  zone: string;
}

export function ScheduledPrices({ prices, zone }: ScheduledPricesProps) {
  const router = useRouter();
  const refresh = () => router.refresh();
  return (
    <>
      <DeskForm
        action="/api/desk/scheduled-prices"
        label="Schedule"
        busy="Scheduling…"
        done="The price is scheduled"
        className="price-schedule"
        onDone={refresh}
      >
        <Field label="SKU" name="sku" required autoComplete="off" />
        <Field label="Price" name="price" required inputMode="decimal" autoComplete="off" hint="Such as 88 or 88.50." />
        <Field label={`Begins, ${zone}`} name="startsAt" type="datetime-local" hint="Leave empty to begin at once." />
        <Field label={`Ends, ${zone}`} name="endsAt" type="datetime-local" hint="Leave empty for no end date." />
      </DeskForm>
      <p className="small muted price-schedule__note">
        When it ends, the previous price returns. If you set a price by hand in the meantime, that stays. Visitors see
        the lowest price of the previous {priorPeriodDays} days crossed out beside it, if that was higher.
      </p>
      {prices.length === 0 ? (
        <p className="muted">No price is scheduled.</p>
      ) : (
        <table className="tabular price-schedule-table">
          <thead>
            <tr>
              <th scope="col">SKU</th>
              <th scope="col">Price</th>
              <th scope="col">Begins</th>
              <th scope="col">Ends</th>
              <th scope="col">State</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {prices.map((price) => (
              <tr key={price.id}>
                <th scope="row">{price.sku}</th>
                <td>{formatMoney(price.amount, price.currency)}</td>
                <td>
                  <Moment at={price.startsAt} show="day-time" />
                </td>
                <td>{price.endsAt ? <Moment at={price.endsAt} show="day-time" /> : 'No end'}</td>
                <td>
                  {stateWords[price.state]}
                  {price.state === 'running' &&
                    price.thenAmount !== null &&
                    `, then ${formatMoney(price.thenAmount, price.currency)}`}
                </td>
                <td>
                  {(price.state === 'waiting' || price.state === 'running') && (
                    <DeskForm
                      action={`/api/desk/scheduled-prices/${price.id}/cancel`}
                      kind="secondary"
                      label={price.state === 'running' ? 'End now' : 'Cancel'}
                      busy="Removing…"
                      done={`The price of ${price.sku} is taken back`}
                      onDone={refresh}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
