'use client';

import { type CSSProperties, type ReactNode, type RefObject, useRef } from 'react';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { useViewNear, useViewOnceNear } from '#components/live/view/use-view-near.ts';
import { Photograph, type PhotographProps } from '#components/ui/photograph/photograph.tsx';
import type { CardLabel, CardView, LabelledCard, Stock } from '#contract/catalogue/catalogue.ts';
import type { Image } from '#contract/photograph/image.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { recentDrop } from '#domain/catalogue/price-drop.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import { StockDots } from '../stock/stock-dots.tsx';
import { cardLine } from '../stock/stock-words.ts';
import { classNames } from '../ui/class-names.ts';
import { Price, PriceBefore } from '../ui/price.tsx';
import { Wet } from '../ui/wet.tsx';
import { WishCorner } from '../wish-list/wish-corner.tsx';
import { shownCard } from './shown-card.ts';

type Face = Omit<CardView, 'stock' | 'secondFile'> & Partial<Pick<CardView, 'secondFile'>>;

interface CardProps extends Pick<PhotographProps, 'sizes' | 'fetching'> {
  /** On the page of one's own wish list: whether it is on it. Other pages learn it once they are awake. */
  saved?: boolean;
  outer?: RefObject<HTMLDivElement | null>;
  /** A detail of it with a sentence, in place of the photograph of the whole. */
  detail?: { image: Image; caption: string } | null;
}

export function PieceCard({ initial, ...props }: CardProps & { initial: View<'card'> }) {
  const card = shownCard(useView(initial.topic, initial)?.data ?? initial.data, initial.data);
  const soldOut = stockState(card.stock).kind === 'sold_out';
  return <Card card={card} soldOut={soldOut} line={<StockLine card={card} stock={card.stock} />} {...props} />;
}

/** The same in a long list: it is live while it is near what is seen. @param detail shown in two places of the list */
export function NearPieceCard({ initial, ...props }: Omit<CardProps, 'outer'> & { initial: View<'card'> }) {
  const outer = useRef<HTMLDivElement>(null);
  const card = shownCard(useViewNear(outer, initial).data, initial.data);
  const soldOut = stockState(card.stock).kind === 'sold_out';
  const line = <StockLine card={card} stock={card.stock} />;
  return <Card card={card} soldOut={soldOut} line={line} outer={outer} {...props} />;
}

/** The same on a page that came without its stock: the live view brings it, into its place, once it is near what is seen. */
export function LabelCard({ label, ...props }: Omit<CardProps, 'outer'> & { label: LabelledCard }) {
  const outer = useRef<HTMLDivElement>(null);
  const held = useViewOnceNear<'card'>(outer, label.topic);
  const live = held && held.version >= label.version ? shownCard(held.data, label.data) : null;
  const card = live ?? label.data;
  const soldOut = live ? stockState(live.stock).kind === 'sold_out' : label.data.soldOut;
  const line = live ? <StockLine card={live} stock={live.stock} /> : <StockToCome {...label.data} />;
  return <Card card={card} soldOut={soldOut} line={line} outer={outer} {...props} />;
}

function Card({
  card,
  soldOut,
  line,
  sizes,
  fetching,
  saved,
  outer,
  detail = null,
}: CardProps & { card: Face; soldOut: boolean; line: ReactNode }) {
  return (
    <div className="saveable" ref={outer}>
      <a
        className="piece-card"
        href={`/products/${card.slug}`}
        data-live={topicOf.product(card.id)}
        style={soldOut || detail ? undefined : secondView(card.secondFile)}
      >
        <Photograph image={detail?.image ?? card.image} sizes={sizes} fetching={fetching} sold={soldOut} />
        <div className="piece-card__label">
          <div className="piece-card__title">
            <span className="work-title">{card.title}</span>
            <CardPrice card={card} soldOut={soldOut} />
          </div>
          <div className="maker-name">
            {card.maker}. {detail?.caption ?? card.material}
          </div>
          {line}
        </div>
      </a>
      <WishCorner productId={card.id} title={card.title} initially={saved} />
    </div>
  );
}

/** A background is fetched once it is drawn: where a pointer rests on the card. */
const secondView = (file?: string | null) =>
  file ? ({ '--second': `url(/photographs/736/${file})` } as CSSProperties) : undefined;

function StockLine({ card, stock }: { card: Face; stock: Stock }) {
  const dropped = useRecentDrop(card, stockState(stock).kind === 'sold_out') !== null;
  const line = cardLine(stock);
  return (
    <div className={classNames('piece-card__state known', line.urgent && 'live-text')}>
      <StockDots stock={stock} />
      <span className="tabular">
        <Wet text={line.text} />
        {dropped && (
          <span className="live-text medium">{line.text.endsWith('.') ? ' ' : '. '}Price dropped just now</span>
        )}
      </span>
    </div>
  );
}

function StockToCome({ editionSize, soldOut }: CardLabel) {
  if (soldOut) return <div className="piece-card__state">Sold out</div>;
  return (
    <div className="piece-card__state piece-card__state--to-come" aria-hidden="true">
      <StockDots stock={{ available: editionSize ?? 0, inBags: 0, sold: null }} />
      <span className="tabular">–</span>
    </div>
  );
}

function CardPrice({ card, soldOut }: { card: Face; soldOut: boolean }) {
  const droppedFrom = useRecentDrop(card, soldOut);
  const { amount, currency } = card.price;
  const before = soldOut ? null : (droppedFrom ?? card.struckAmount);
  return (
    <span className={classNames('piece-card__price tabular known', soldOut && 'faint')}>
      {before !== null && before > amount && <PriceBefore amount={before} currency={currency} />}
      {card.fromPrice && <span className="price-from">from </span>}
      <span className={droppedFrom === null ? undefined : 'live-text'}>
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
