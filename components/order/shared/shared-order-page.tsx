'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { countryName } from '#components/delivery/countries.ts';
import { useView } from '#components/live/view/use-view.ts';
import { StepList } from '#components/order/order-steps.tsx';
import { ParcelMap } from '#components/order/parcel/parcel-map.tsx';
import { useReaderTime } from '#components/order/reader-time.ts';
import { useShopName } from '#components/site/shop-name.ts';
import { Statement } from '#components/site/statement.tsx';
import { announce } from '#components/ui/announce.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { countInWords } from '#components/ui/format/count-words.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { RouteMap } from '#contract/order/route-map.ts';
import type { OpenSharedOrder } from '#contract/order/shared-order.ts';
import type { View } from '#contract/wire/views.ts';
import { sharedHeadline, sharedSteps } from './shared-order-words.ts';
import { SharedParcels } from './shared-parcels.tsx';
import '#components/order/order.css';
import '#components/order/change/order-care.css';

interface Props {
  initial: View<'shared-order'>;
  /** Drawn on the server; null where no parcel was seen on its way. */
  map: RouteMap | null;
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

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Delivery({ order, map }: { order: OpenSharedOrder; map: RouteMap | null }) {
  const time = useReaderTime();
  const shopName = useShopName();
  useFreshMap(order);
  const headline = sharedHeadline(order, time);
  const before = useRef(headline);
  useEffect(() => {
    if (before.current === headline) return;
    before.current = headline;
    announce(`${headline}.`);
  }, [headline]);
  const count = order.pieces.reduce((sum, piece) => sum + piece.quantity, 0);
  const to = order.city && ` to ${order.city}${order.country ? `, ${countryName(order.country)}` : ''}`;
  return (
    <main>
      <div className="wrap tr-h">
        <p className="mute num">
          {capitalised(countInWords(count))} {count === 1 ? 'piece' : 'pieces'} from {shopName}
          {to}
        </p>
        <h1 className="display">{headline}</h1>
      </div>
      {map && <ParcelMap map={map} label={mapLabel(order)} />}
      <div className="wrap">
        <StepList steps={sharedSteps(order)} time={time} />
      </div>
      <div className="wrap grid tr-b">
        <div className="ev">
          <SharedParcels order={order} time={time} />
        </div>
        <aside className="tsd" aria-label="What is coming">
          <div>
            <h2 className="h3">{order.toCollect ? 'To collect' : 'In the box'}</h2>
            <ul className="so-list">
              {order.pieces.map(({ id, title, imageFile, quantity }) => (
                <li key={id}>
                  <Photograph
                    image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null}
                    sizes="96px"
                  />
                  <span>
                    <span className="work">{title}</span>
                    {quantity > 1 && <span className="small mute num"> {quantity} pieces</span>}
                  </span>
                </li>
              ))}
            </ul>
          </div>
          <p className="small mute">
            {order.toCollect
              ? 'Someone shared this order with you. You can see what they collect and whether it is ready, but not who it is for.'
              : 'Someone shared this delivery with you. You can see what is coming and when, but not who it is for or the address.'}
          </p>
        </aside>
      </div>
    </main>
  );
}

function mapLabel({ parcels }: OpenSharedOrder): string {
  const towns = parcels.flatMap(({ updates }) => updates.map(({ city }) => city).reverse());
  const seen = towns.filter((city, index) => city !== null && city !== towns[index - 1]);
  return seen.length > 0 ? `Map: seen in ${seen.join(', then ')}.` : 'Map: on its way.';
}

/** A map is drawn by the server: with a parcel's next update, the page asks for it anew. */
function useFreshMap({ parcels }: OpenSharedOrder): void {
  const router = useRouter();
  const seen = parcels.flatMap(({ updates }) => updates.map(({ id }) => id)).join();
  const drawn = useRef(seen);
  useEffect(() => {
    if (drawn.current === seen) return;
    drawn.current = seen;
    router.refresh();
  }, [seen, router]);
}
