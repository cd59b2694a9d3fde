'use client';

import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { countInWords } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import { StockDots } from '../stock/stock-dots.tsx';
import { cardLine } from '../stock/stock-words.ts';
import { classNames } from '../ui/class-names.ts';
import { Rolling } from '../ui/rolling.tsx';
import { Wet } from '../ui/wet.tsx';

const sizes = '(max-width: 599px) 100vw, (max-width: 900px) 70vw, (max-width: 1520px) 50vw, 760px';

export function Hero({ initial, description }: { initial: View<'card'>; description: string }) {
  const piece = useView(initial.topic, initial)?.data ?? initial.data;
  const { stock, price } = piece;
  const editionSize = stock.sold === null ? null : stock.available + stock.inBags + stock.sold;
  const line = cardLine(stock);
  const soldOut = stockState(stock).kind === 'sold_out';
  return (
    <section className="hero">
      <div className="hero__text">
        <div>
          <p className="muted">{piece.maker}</p>
          <h1 className="display-heading">
            <span className="work-title">{piece.title}</span>
            {editionSize !== null && `, an edition of ${countInWords(editionSize)}`}
          </h1>
          <p className="lead-text">{firstSentence(description)}</p>
        </div>
        <div className="hero__block">
          <p className="figure tabular known">
            <Rolling value={price.amount} text={formatMoney(price.amount, price.currency)} />
          </p>
          <div className="hero__edition">
            <StockDots stock={stock} large />
            <p className={classNames('small tabular known', line.urgent ? 'live-text medium' : 'muted')}>
              <Wet text={line.text} />
            </p>
          </div>
          <div className="cluster cluster--wrapping">
            <ButtonLink href={`/products/${piece.slug}`} data-live={topicOf.product(piece.id)}>
              {soldOut ? 'See the piece' : 'Choose yours'}
            </ButtonLink>
            <ButtonLink kind="secondary" href="/shop">
              See all pieces
            </ButtonLink>
          </div>
        </div>
      </div>
      <Photograph image={piece.image} sizes={sizes} fetching="first" sold={soldOut} />
    </section>
  );
}

/** A stop inside a figure (`20.5 cm`) ends nothing. */
const firstSentence = (text: string) => /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
