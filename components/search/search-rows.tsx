'use client';

import { phaseOf } from '#components/auction/bid/situation.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { LotClock } from '#components/auction/lot/lot-clock.tsx';
import { endingWord } from '#components/auction/lot/lot-words.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { cardLine } from '#components/stock/stock-words.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { Price, PriceBefore } from '#components/ui/price.tsx';
import { Wet } from '#components/ui/wet.tsx';
import type { FacedLot } from '#contract/auction/lot-face.ts';
import type { View } from '#contract/wire/views.ts';

interface RowProps {
  id: string;
  active: boolean;
  words: readonly string[];
  /** The pointer is over it. */
  point: () => void;
  open: () => void;
}

export function PieceRow({ initial, words, ...row }: RowProps & { initial: View<'card'> }) {
  const card = useView(initial.topic, initial)?.data ?? initial.data;
  const line = cardLine(card.stock);
  const before = card.struckAmount;
  return (
    <Row {...row} href={`/products/${card.slug}`} image={card.image} title={<Marked text={card.title} words={words} />}>
      <span className="small muted">
        <Marked text={[card.maker, card.material].filter(Boolean).join('. ')} words={words} />
      </span>
      <span className="search-hit__price tabular">
        <b className="medium">
          {before !== null && before > card.price.amount && (
            <PriceBefore amount={before} currency={card.price.currency} />
          )}
          {card.fromPrice && <span className="muted">from </span>}
          <Price amount={card.price.amount} currency={card.price.currency} />
        </b>
        <span className={classNames('small', line.urgent ? 'live-text medium' : 'muted')}>
          <Wet text={line.text} />
        </span>
      </span>
    </Row>
  );
}

export function LotRow({ lot, view: initial, words, ...row }: RowProps & FacedLot) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const phase = useByServerNow((now) => phaseOf(view, now));
  const amount = usePriceNow(view);
  return (
    <Row
      {...row}
      href={`/auctions/${lot.slug}`}
      image={lot.images[0] ?? null}
      title={<Marked text={lot.title} words={words} />}
    >
      <span className="small muted">
        <Marked text={[lot.maker, lot.material].filter(Boolean).join('. ')} words={words} />
      </span>
      <span className="search-hit__price tabular">
        <b className="medium">
          <Price amount={amount} currency={view.currency} />
        </b>
        <span className="small muted">
          {phase === 'closed' && endingWord(view)}
          {phase === 'closing' && 'Closing…'}
          {phase === 'open' && (
            <>
              Closes in <LotClock at={view.endsAt} />
            </>
          )}
          {(phase === 'upcoming' || phase === 'opening') && (
            <>
              Opens <Moment at={view.startsAt} />
            </>
          )}
        </span>
      </span>
    </Row>
  );
}

interface FrameProps extends Omit<RowProps, 'words'> {
  href: string;
  image: View<'card'>['data']['image'];
  title: React.ReactNode;
  children: [React.ReactNode, React.ReactNode];
}

function Row({ id, active, point, open, href, image, title, children: [below, figures] }: FrameProps) {
  return (
    <a
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={classNames('search-hit', active && 'search-hit--active')}
      href={href}
      onPointerMove={point}
      onClick={open}
    >
      <span className="search-hit__thumbnail">
        <Photograph image={image} alt="" sizes="44px" />
      </span>
      <span className="search-hit__name">
        <span className="work-title">{title}</span>
        {below}
      </span>
      {figures}
    </a>
  );
}

/** The text with the beginnings of words underlined that were typed. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const parts = words.length === 0 ? [text] : text.split(beginningsOf(words));
  return parts.map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    at % 2 === 1 ? <mark key={at}>{part}</mark> : part,
  );
}

const beginningsOf = (words: readonly string[]): RegExp =>
  new RegExp(
    `((?<![\\p{L}\\p{N}])(?:${words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')}))`,
    'giu',
  );
