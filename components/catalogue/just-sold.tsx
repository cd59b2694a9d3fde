'use client';

import { useState } from 'react';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { capitalised, countInWords, ordinal } from '#components/ui/format/count-words.ts';
import { formatAgo } from '#components/ui/format/format-clock.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { ShopView } from '#contract/catalogue/catalogue.ts';
import type { View } from '#contract/wire/views.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { classNames } from '../ui/class-names.ts';
import { usePaced } from './use-paced.ts';

type Sale = ShopView['justSold'][number];

/** New lines come at most this often, several at once if need be. */
const everyMs = 4_000;

/** What has just been sold: the piece and its number, never the buyer. It stands still under pointer and focus. */
export function JustSold({ initial }: { initial: View<'shop'> }) {
  const [paused, setPaused] = useState(false);
  const newest = useView(initial.topic, initial)?.data ?? initial.data;
  const { justSold, soldLastHour } = usePaced(newest, { everyMs, paused });
  return (
    <section className="sec sold" aria-labelledby="just-sold">
      <div className="wrap grid">
        <div className="sold-h">
          <h2 className="h1" id="just-sold">
            {headline(soldLastHour)}
          </h2>
          <p className="mute small sold-n">
            Each line appears when a payment clears. We show the piece, never the buyer.
          </p>
        </div>
        <ol
          className="sold-l"
          onMouseEnter={() => setPaused(true)}
          onMouseLeave={() => setPaused(false)}
          onFocus={() => setPaused(true)}
          onBlur={() => setPaused(false)}
        >
          {justSold.length === 0 && <li className="sold-none mute">Sales appear here as they happen.</li>}
          {justSold.slice(0, 5).map((sale) => (
            <SaleLine key={sale.id} sale={sale} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function headline(sold: number): string {
  if (sold === 0) return 'Nothing sold in the last hour';
  return `${capitalised(countInWords(sold))} ${sold === 1 ? 'piece' : 'pieces'} sold in the last hour`;
}

function SaleLine({ sale }: { sale: Sale }) {
  const ago = useByServerNow((now) => now && formatAgo(now - Date.parse(sale.at)));
  const wet = ago === 'just now';
  const image = sale.imageFile ? { file: sale.imageFile, alt: '', dominantHex: 'var(--plate)' } : null;
  const title = <span className="work">{sale.title}</span>;
  return (
    <li>
      <i className={classNames('pulse', !wet && 'dryd')} />
      <span className="th">
        <Photograph image={image} sizes="48px" />
      </span>
      {sale.slug ? <a href={`/products/${sale.slug}`}>{title}</a> : title}
      <span className="small mute num">{editionNumber(sale)}</span>
      <span className={classNames('small num tm', wet ? 'live med' : 'mute3')}>
        {ago ?? <Moment at={sale.at} show="day" />}
      </span>
    </li>
  );
}

/** `10th of 12`, `Last of 16`; several at once are counted. */
function editionNumber({ editionNo, editionSize, numbers, quantity }: Sale): string {
  const numbered = numberWords(numbers, editionSize);
  if (numbered !== null) return numbered;
  if (editionNo === null || editionSize === null) return quantity > 1 ? `${quantity} pieces` : '';
  return editionNo >= editionSize ? `Last of ${editionSize}` : `${ordinal(editionNo)} of ${editionSize}`;
}
