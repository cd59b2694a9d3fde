'use client';

import type { ReactNode } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { CountryField } from '../address/country-field.tsx';
import { useCountry } from '../address/use-country.ts';
import { DeliveryTable } from './delivery-table.tsx';
import './delivery.css';

interface DeliverySectionProps {
  initial: View<'tariff'>;
  currency: string;
  /** Null: not the same for all of its variants. */
  weightGrams: number | null;
  /** The shop's terms for returns; left out where the page tells them itself. */
  returns?: string;
  /** How it is packed, in the shop's words; empty: nothing is said. */
  packing: string;
  /** What is said below the table. */
  children?: ReactNode;
  /** The country that the page was asked for. */
  asked: string | undefined;
}

export function DeliverySection({
  initial,
  currency,
  weightGrams,
  returns,
  packing,
  children,
  asked,
}: DeliverySectionProps) {
  const tariff = (useView(topicOf.tariff, initial) ?? initial).data;
  const country = useCountry(asked);
  return (
    <section className="columns delivery-section laid-out-late" aria-labelledby="delivery">
      <div className="delivery-section__country">
        <h2 className="heading" id="delivery">
          {returns ? 'Delivery' : 'Delivery by country'}
        </h2>
        <p className="muted">{packing || 'You can follow your parcel on its own page.'}</p>
        <CountryField tariff={tariff} country={country} />
      </div>
      <div className="delivery-section__rates">
        <DeliveryTable tariff={tariff} country={country} currency={currency} weightGrams={weightGrams} />
        {children}
      </div>
      {returns && <h2 className="heading delivery-section__country">Sending it back</h2>}
      {returns && <p className="delivery-section__rates delivery-section__back">{returns}</p>}
    </section>
  );
}
