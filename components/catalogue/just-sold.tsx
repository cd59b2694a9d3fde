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

/**
 * What has just been sold: the piece and its number, never the buyer. A page that comes in a quiet hour says the last
 * sale in one line, and stays as high when the next one comes.
 */
export function JustSold({ initial }: { initial: View<'shop'> }) {
  const [isQuiet] = useState(initial.data.soldLastHour === 0);
  const newest = useView(initial.topic, initial)?.data ?? initial.data;
  if (!isQuiet) return <SoldNow newest={newest} />;
  const [last] = newest.justSold;
  return last ? <LastSold sale={last} /> : null;
}

/** Stands still under pointer and focus. */
function SoldNow({ newest }: { newest: ShopView }) {
  const [paused, setPaused] = useState(false);
  const { justSold, soldLastHour } = usePaced(newest, { everyMs, paused });
  return (
    <section className="page-section just-sold" aria-labelledby="just-sold">
      <div className="container columns">
        <div className="just-sold__head">
          <h2 className="heading-large" id="just-sold">
            {headline(soldLastHour)}
          </h2>
          <p className="muted small just-sold__note">
            Each line appears when a payment clears. We show the piece, never the buyer.
          </p>
        </div>
        <ol
          className="just-sold__list"
          onMouseEnter={() => setPaused(true)}
          onMouseLeave={() => setPaused(false)}
          onFocus={() => setPaused(true)}
          onBlur={() => setPaused(false)}
        >
          {justSold.slice(0, 5).map((sale) => (
            <SaleLine key={sale.id} sale={sale} />
          ))}
        </ol>
      </div>
    </section>
  );
}

/** `Last sold: Crackle globe vase, 3rd of 16, on Wed 21 Oct`. */
function LastSold({ sale }: { sale: Sale }) {
  const ago = useAgo(sale);
  const number = editionNumber(sale);
  return (
    <div className="container just-sold__quiet tabular">
      <p>
        <span className="muted">Last sold: </span>
        <SoldTitle sale={sale} />
        <span className="muted">
          {number && `, ${number.replace(/^Last/, 'last')}`},{' '}
          {ago ?? (
            <>
              on <Moment at={sale.at} show="day" />
            </>
          )}
        </span>
      </p>
    </div>
  );
}

const useAgo = (sale: Sale) => useByServerNow((now) => now && formatAgo(now - Date.parse(sale.at)));

function SoldTitle({ sale }: { sale: Sale }) {
  const title = <span className="work-title">{sale.title}</span>;
  return sale.slug ? <a href={`/products/${sale.slug}`}>{title}</a> : title;
}

function headline(sold: number): string {
  if (sold === 0) return 'Nothing sold in the last hour';
  return `${capitalised(countInWords(sold))} ${sold === 1 ? 'piece' : 'pieces'} sold in the last hour`;
}

function SaleLine({ sale }: { sale: Sale }) {
  const ago = useAgo(sale);
  const wet = ago === 'just now';
  const image = sale.imageFile ? { file: sale.imageFile, alt: '', dominantHex: 'var(--plate)' } : null;
  return (
    <li>
      <i className={classNames('pulse', !wet && 'just-sold__dry')} />
      <span className="just-sold__thumbnail">
        <Photograph image={image} sizes="48px" />
      </span>
      <SoldTitle sale={sale} />
      <span className="small muted tabular">{editionNumber(sale)}</span>
      <span className={classNames('small tabular just-sold__time', wet ? 'live-text medium' : 'faint')}>
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
