'use client';

import { useEffect, useRef } from 'react';
import type { OpenSharedOrder } from '#contract/shared-order.ts';
import type { View } from '#contract/views.ts';
import { countryName } from '../checkout/countries.ts';
import { useView } from '../live/use-view.ts';
import { Statement } from '../site/statement.tsx';
import { announce } from '../ui/announce.ts';
import { ButtonLink } from '../ui/button.tsx';
import { countInWords } from '../ui/count-words.ts';
import { Photograph } from '../ui/photograph.tsx';
import { useReaderTime } from './reader-time.ts';
import { sharedHeadline } from './shared-order-words.ts';
import { SharedParcels } from './shared-parcels.tsx';
import './order.css';
import './order-care.css';

/** What a friend sees of an order: what comes, when, and how far it is. Live, and nothing else. */
export function SharedOrderPage({ initial }: { initial: View<'shared-order'> }) {
  const view = (useView(initial.topic, initial) ?? initial).data;
  if (view.open) return <Delivery order={view} />;
  return (
    <Statement
      title="No longer shared"
      actions={
        <ButtonLink kind="secondary" href="/">
          See what the studio makes
        </ButtonLink>
      }
    >
      Whoever sent you the link has stopped sharing, or it was too long ago.
    </Statement>
  );
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Delivery({ order }: { order: OpenSharedOrder }) {
  const time = useReaderTime();
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
          {capitalised(countInWords(count))} {count === 1 ? 'piece' : 'pieces'} from Marketday{to}
        </p>
        <h1 className="display">{headline}</h1>
      </div>
      <div className="wrap grid tr-b">
        <div className="ev">
          <SharedParcels order={order} time={time} />
        </div>
        <aside className="tsd" aria-label="What comes">
          <div>
            <h2 className="h3">In the box</h2>
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
            Someone shared this delivery with you. You see what comes and when; who it is for and where exactly stays
            with them.
          </p>
        </aside>
      </div>
    </main>
  );
}
