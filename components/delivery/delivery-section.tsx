'use client';

import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { CountryField } from './country-field.tsx';
import { DeliveryTable } from './delivery-table.tsx';

interface DeliverySectionProps {
  initial: View<'tariff'>;
  currency: string;
  /** Null: not the same for all of its variants. */
  weightGrams: number | null;
  /** The shop's terms for returns. */
  returns: string;
  /** How it is packed, in the shop's words; empty: nothing is said. */
  packing: string;
}

export function DeliverySection({ initial, currency, weightGrams, returns, packing }: DeliverySectionProps) {
  const tariff = (useView(topicOf.tariff, initial) ?? initial).data;
  return (
    <section className="grid dr late" aria-labelledby="delivery">
      <div className="dr1">
        <h2 className="h2" id="delivery">
          Delivery
        </h2>
        <p className="mute">{packing || 'You can follow your parcel on its own page.'}</p>
        <CountryField tariff={tariff} />
      </div>
      <div className="dr2">
        <DeliveryTable tariff={tariff} currency={currency} weightGrams={weightGrams} />
      </div>
      <h2 className="h2 dr1">Sending it back</h2>
      <p className="dr2 dr-back">{returns}</p>
    </section>
  );
}
