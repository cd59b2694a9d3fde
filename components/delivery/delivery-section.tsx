'use client';

import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { returnsWords } from '../site/terms-words.ts';
import { CountryField } from './country-field.tsx';
import { DeliveryTable } from './delivery-table.tsx';

interface DeliverySectionProps {
  initial: View<'tariff'>;
  currency: string;
  /** Null: not the same for all of its variants. */
  weightGrams: number | null;
  /** For how many days after its delivery it can be sent back. */
  returnDays: number;
}

export function DeliverySection({ initial, currency, weightGrams, returnDays }: DeliverySectionProps) {
  const tariff = (useView(topicOf.tariff, initial) ?? initial).data;
  return (
    <section className="grid dr late" aria-labelledby="delivery">
      <div className="dr1">
        <h2 className="h2" id="delivery">
          Delivery
        </h2>
        <p className="mute">Wrapped by hand, with a page that shows where it is.</p>
        <CountryField tariff={tariff} />
      </div>
      <div className="dr2">
        <DeliveryTable tariff={tariff} currency={currency} weightGrams={weightGrams} />
      </div>
      <h2 className="h2 dr1">Sending it back</h2>
      <p className="dr2 dr-back">{returnsWords(returnDays)}</p>
    </section>
  );
}
