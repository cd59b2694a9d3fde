'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { countryName } from '#components/address/countries.ts';
import { useView } from '#components/live/view/use-view.ts';
import { journeyList } from '#components/order/journey/journey-list.ts';
import { JourneyRows } from '#components/order/journey/journey-rows.tsx';
import { JourneyMap } from '#components/order/map/journey-map.tsx';
import { PiecesAtOnce, PiecesOnPlate } from '#components/order/order-pictures.tsx';
import { useReaderTime } from '#components/order/reader-time.ts';
import { useShopName } from '#components/shop/shop-name.ts';
import { announce } from '#components/ui/announce.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { capitalised, countInWords } from '#components/ui/format/count-words.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { Statement } from '#components/ui/statement.tsx';
import type { OpenSharedOrder } from '#contract/order/page/shared-order.ts';
import type { MapBase } from '#contract/route-map/route-map.ts';
import type { View } from '#contract/wire/views.ts';
import { sharedHeadline, sharedJourney, strangerWords } from './shared-order-words.ts';
import '#components/order/order.css';

interface Props {
  initial: View<'shared-order'>;
  /** Null where there is no place to show. */
  map: MapBase | null;
}

export function SharedOrderPage({ initial, map }: Props) {
  const view = (useView(initial.topic, initial) ?? initial).data;
  if (view.open) return <Delivery order={view} map={map} />;
  return (
    <Statement
      title="No longer shared"
      actions={
        <ButtonLink kind="secondary" href="/">
          See the shop
        </ButtonLink>
      }
    >
      The person who sent you this link has stopped sharing, or the link has expired.
    </Statement>
  );
}

function Delivery({ order, map }: { order: OpenSharedOrder; map: MapBase | null }) {
  const time = useReaderTime();
  const shopName = useShopName();
  useFreshGround(order);
  const headline = sharedHeadline(order, time);
  const before = useRef(headline);
  useEffect(() => {
    if (before.current === headline) return;
    before.current = headline;
    announce(`${headline}.`);
  }, [headline]);
  const { pieces, city, country, toCollect } = order;
  const journey = sharedJourney(order);
  const count = pieces.reduce((sum, piece) => sum + piece.quantity, 0);
  const to = city && ` to ${city}${country ? `, ${countryName(country)}` : ''}`;
  return (
    <main>
      <div className="container order-page__head">
        <p className="muted tabular">
          {capitalised(countInWords(count))} {count === 1 ? 'piece' : 'pieces'} from {shopName}
          {to}
        </p>
        <h1 className="display-heading">{headline}</h1>
      </div>
      {map && <PiecesAtOnce pieces={pieces} />}
      <div className="journey">
        {map ? (
          <JourneyMap {...map} parcels={journey.parcels} words={strangerWords} />
        ) : (
          <PiecesOnPlate pieces={pieces} />
        )}
        <div className="journey__side">
          <JourneyRows rows={journeyList(journey, strangerWords, time)} precise={false} />
        </div>
      </div>
      <div className="container columns order-page__below">
        <section className="order-page__main" id="box" aria-labelledby="box-title">
          <h2 className="heading" id="box-title">
            {toCollect ? 'To collect' : 'In the box'}
          </h2>
          <ul className="order-pieces">
            {pieces.map(({ id, title, imageFile, quantity }) => (
              <li key={id}>
                <Photograph
                  image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null}
                  sizes="72px"
                />
                <span>
                  <span className="work-title">{title}</span>
                  {quantity > 1 && <span className="small muted tabular">{quantity} pieces</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <aside className="order-page__side" aria-label="What you see">
          <p className="small muted">
            {toCollect
              ? 'Someone shared this order with you. You can see what they’ll collect and whether it is ready, but not who it is for.'
              : 'Someone shared this delivery with you. You can see what is coming and when, but not who it is for or the address.'}{' '}
            This page updates automatically.
          </p>
        </aside>
      </div>
    </main>
  );
}

/** The land is drawn by the server: once a parcel was seen somewhere else, the page asks for more of it. */
function useFreshGround({ parcels }: OpenSharedOrder): void {
  const router = useRouter();
  const seen = parcels
    .flatMap(({ updates }) => updates.flatMap(({ id, position }) => (position ? [id] : [])))
    .sort()
    .join();
  const drawn = useRef(seen);
  useEffect(() => {
    if (drawn.current === seen) return;
    drawn.current = seen;
    router.refresh();
  }, [seen, router]);
}
