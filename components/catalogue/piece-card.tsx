'use client';

import type { ReactNode } from 'react';
import type { CardLabel, CardView, LabelledCard, Stock } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { recentDrop } from '#domain/catalogue/price-drop.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import { useServerNow } from '../live/use-server-now.ts';
import { useView } from '../live/use-view.ts';
import { StockDots } from '../stock/stock-dots.tsx';
import { cardLine } from '../stock/stock-words.ts';
import { classNames } from '../ui/class-names.ts';
import { Photograph, type PhotographProps } from '../ui/photograph.tsx';
import { Price, PriceBefore } from '../ui/price.tsx';
import { Wet } from '../ui/wet.tsx';

type Face = Omit<CardView, 'stock'>;

type CardProps = Pick<PhotographProps, 'sizes' | 'fetching'>;

export function PieceCard({ initial, ...props }: CardProps & { initial: View<'card'> }) {
  const card = useView(initial.topic, initial)?.data ?? initial.data;
  const soldOut = stockState(card.stock).kind === 'sold_out';
  return <Card card={card} soldOut={soldOut} line={<StockLine card={card} stock={card.stock} />} {...props} />;
}

/** The same on a page that came without its stock: a moment later the live view brings it, into its place. */
export function LabelCard({ label, ...props }: CardProps & { label: LabelledCard }) {
  const held = useView<'card'>(label.topic);
  const live = held && held.version >= label.version ? held.data : null;
  const card = live ?? label.data;
  const soldOut = live ? stockState(live.stock).kind === 'sold_out' : label.data.soldOut;
  const line = live ? <StockLine card={live} stock={live.stock} /> : <StockToCome {...label.data} />;
  return <Card card={card} soldOut={soldOut} line={line} {...props} />;
}

function Card({ card, soldOut, line, sizes, fetching }: CardProps & { card: Face; soldOut: boolean; line: ReactNode }) {
  return (
    <a className="card" href={`/products/${card.slug}`} data-live={topicOf.product(card.id)}>
      <Photograph image={card.image} sizes={sizes} fetching={fetching} sold={soldOut} />
      <div className="lab">
        <div className="t">
          <span className="work">{card.title}</span>
          <CardPrice card={card} soldOut={soldOut} />
        </div>
        <div className="mk">
          {card.maker}. {card.material}
        </div>
        {line}
      </div>
    </a>
  );
}

function StockLine({ card, stock }: { card: Face; stock: Stock }) {
  const dropped = useRecentDrop(card, stockState(stock).kind === 'sold_out') !== null;
  const line = cardLine(stock);
  return (
    <div className={classNames('st known', line.urgent && 'live')}>
      <StockDots stock={stock} />
      <span className="num">
        <Wet text={line.text} />
        {dropped && <span className="live med">{line.text.endsWith('.') ? ' ' : '. '}Price dropped just now</span>}
      </span>
    </div>
  );
}

function StockToCome({ editionSize, soldOut }: CardLabel) {
  if (soldOut) return <div className="st">Sold out</div>;
  return (
    <div className="st tocome" aria-hidden="true">
      <StockDots stock={{ available: editionSize ?? 0, inBags: 0, sold: null }} />
      <span className="num">–</span>
    </div>
  );
}

function CardPrice({ card, soldOut }: { card: Face; soldOut: boolean }) {
  const droppedFrom = useRecentDrop(card, soldOut);
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

/** Where there is something to buy. Checked once a minute, by the server’s clock, where there is something to check. */
function useRecentDrop(card: Face, soldOut: boolean): number | null {
  const now = useServerNow(card.priceChangedAt === null ? null : 60_000);
  if (now === null || soldOut) return null;
  return recentDrop({ ...card, amount: card.price.amount }, now);
}
