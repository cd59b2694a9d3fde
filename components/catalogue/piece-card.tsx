'use client';

import Link from 'next/link';
import type { CardView } from '#contract/catalogue.ts';
import type { View } from '#contract/views.ts';
import { recentDrop } from '#domain/catalogue/price-drop.ts';
import { shelfState } from '#domain/stock/shelf-state.ts';
import { useServerNow } from '../live/use-server-now.ts';
import { useView } from '../live/use-view.ts';
import { StockDots } from '../stock/stock-dots.tsx';
import { cardLine } from '../stock/stock-words.ts';
import { classNames } from '../ui/class-names.ts';
import { Photograph, type PhotographProps } from '../ui/photograph.tsx';
import { Price, PriceBefore } from '../ui/price.tsx';
import { Wet } from '../ui/wet.tsx';

interface PieceCardProps extends Pick<PhotographProps, 'sizes' | 'fetching'> {
  initial: View<'card'>;
}

/** A piece in a list, with its live price and stock. The whole card is one link. */
export function PieceCard({ initial, sizes, fetching }: PieceCardProps) {
  const card = useView(initial.topic, initial)?.data ?? initial.data;
  const droppedFrom = useRecentDrop(card);
  const soldOut = shelfState(card.stock).kind === 'sold_out';
  const line = cardLine(card.stock);
  return (
    <Link className="card" href={`/products/${card.slug}`} prefetch={false}>
      <Photograph image={card.image} sizes={sizes} fetching={fetching} sold={soldOut} />
      <div className="lab">
        <div className="t">
          <span className="work">{card.title}</span>
          <CardPrice card={card} droppedFrom={droppedFrom} soldOut={soldOut} />
        </div>
        <div className="mk">
          {card.maker}. {card.material}
        </div>
        <div className={classNames('st known', line.urgent && 'live')}>
          <StockDots stock={card.stock} />
          <span className="num">
            <Wet text={line.text} />
            {droppedFrom !== null && (
              <span className="live med">{line.text.endsWith('.') ? ' ' : '. '}Price dropped just now</span>
            )}
          </span>
        </div>
      </div>
    </Link>
  );
}

function CardPrice({ card, droppedFrom, soldOut }: { card: CardView; droppedFrom: number | null; soldOut: boolean }) {
  const { amount, currency } = card.price;
  const before = droppedFrom ?? card.compareAtAmount;
  return (
    <span className={classNames('p num known', soldOut && 'mute3')}>
      {before !== null && before > amount && <PriceBefore amount={before} currency={currency} />}
      {card.fromPrice && <span className="from">from </span>}
      <span className={droppedFrom === null ? undefined : 'live'}>
        <Price amount={amount} currency={currency} />
      </span>
    </span>
  );
}

/** Checked once a minute, by the server's clock. */
function useRecentDrop(card: CardView): number | null {
  const now = useServerNow(60_000);
  if (now === null) return null;
  return recentDrop({ ...card, amount: card.price.amount }, now);
}
