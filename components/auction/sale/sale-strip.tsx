'use client';

import { useEffect, useRef } from 'react';
import { ownState } from '#components/auction/bid/own-state.ts';
import { useOwn } from '#components/auction/bid/use-own.ts';
import { fromWord } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { endingWord } from '#components/auction/lot/lot-words.ts';
import { classNames } from '#components/ui/class-names.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';

interface SaleStripProps {
  /** In the sale's order. */
  lots: readonly LiveLot[];
  /** The lot on the block; null once the sale is over. */
  current: string | null;
}

/** All lots of the sale in one line, with what each has come to and which are the reader's. */
export function SaleStrip({ lots, current }: SaleStripProps) {
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const line = strip.current;
    const lot = current === null ? null : line?.querySelector<HTMLElement>('.sale-strip__current');
    if (!line || !lot) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const left = lot.offsetLeft - (line.clientWidth - lot.clientWidth) / 2;
    line.scrollTo({ left, behavior: still ? 'auto' : 'smooth' });
  }, [current]);
  return (
    <nav aria-label="All lots of the sale">
      <ol className="sale-strip" ref={strip}>
        {lots.map((entry, index) => (
          <StripLot key={entry.lot.id} {...entry} place={index + 1} current={entry.lot.id === current} />
        ))}
      </ol>
      <p className="small muted sale-strip-key" aria-hidden="true">
        <span>
          <i className="sale-strip__own sale-strip__own--won" /> Won by you
        </span>
        <span>
          <i className="sale-strip__own" /> You bid
        </span>
      </p>
    </nav>
  );
}

function StripLot({ lot, view, place, current }: LiveLot & { place: number; current: boolean }) {
  const { position } = useOwn(lot.id);
  const price = usePriceNow(view);
  const closed = view.state === 'closed';
  const own = ownState(view, position);
  const won = closed && ((own === 'leading' && view.outcome === 'sold') || position?.won === true);
  const money = `${fromWord(view)}${formatMoney(price, view.currency)}`;
  return (
    <li className={classNames(closed && 'sale-strip__done', current && 'sale-strip__current')}>
      <a href={`/auctions/${lot.slug}`} aria-current={current || undefined}>
        <Photograph image={lot.images[0] ?? null} alt="" sizes="92px" />
        <span className="sale-strip__line tabular">
          <span className="visually-hidden">
            Lot {place} of the sale, {lot.title}.{' '}
          </span>
          <span aria-hidden="true">{place}</span>
          {own !== 'none' && (
            <>
              <i className={won ? 'sale-strip__own sale-strip__own--won' : 'sale-strip__own'} aria-hidden="true" />
              <span className="visually-hidden">{won ? 'Won by you. ' : 'You bid. '}</span>
            </>
          )}
        </span>
        <span className={classNames('sale-strip__value tabular', current && !closed && 'live-text')}>
          {closed && view.outcome !== 'sold' ? endingWord(view) : money}
        </span>
      </a>
    </li>
  );
}
