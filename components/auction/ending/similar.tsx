'use client';

import { useEffect, useState } from 'react';
import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { cardLine } from '#components/stock/stock-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Lot } from '#contract/auction/auction.ts';
import type { View } from '#contract/wire/views.ts';

interface LotAsItIs {
  lot: Lot;
  view: View<'auction'>;
}

interface Found {
  items: LotAsItIs[];
  pieces: View<'card'>[];
}

type Answered = Pick<Found, 'items'> & Partial<Found>;

export function Similar({ auctionId }: { auctionId: string }) {
  const [{ items, pieces }, setFound] = useState<Found>({ items: [], pieces: [] });
  useEffect(() => {
    let over = false;
    void (async () => {
      const response = await fetch(`/api/auctions/similar?id=${encodeURIComponent(auctionId)}`).catch(() => null);
      const read: Answered | null = response?.ok ? await response.json() : null;
      // A server that is older than the page answers with lots alone.
      if (read && !over) setFound({ ...read, pieces: read.pieces ?? [] });
    })();
    return () => {
      over = true;
    };
  }, [auctionId]);
  return (
    <>
      {items.length > 0 && (
        <ul className="similar-lots" aria-label="Similar lots" data-testid="similar">
          {items.map((one) => (
            <SimilarLot key={one.lot.id} {...one} />
          ))}
        </ul>
      )}
      {pieces.length > 0 && (
        <ul
          className="similar-lots similar-lots--shop"
          aria-label="Similar pieces in the shop"
          data-testid="similar-pieces"
        >
          {pieces.map((one) => (
            <SimilarPiece key={one.data.id} initial={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function SimilarPiece({ initial }: { initial: View<'card'> }) {
  const card = useView(initial.topic, initial)?.data ?? initial.data;
  return (
    <li>
      <Photograph image={card.image} alt="" sizes="(max-width: 900px) 30vw, 160px" />
      <a className="work-title" href={`/products/${card.slug}`}>
        {card.title}
      </a>
      <p className="small muted tabular">
        In the shop, {card.fromPrice && 'from '}
        {formatMoney(card.price.amount, card.price.currency)}
      </p>
      <p className="small muted tabular">{cardLine(card.stock).text}</p>
    </li>
  );
}

function SimilarLot({ lot, view: initial }: LotAsItIs) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const price = usePriceNow(view);
  return (
    <li>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="(max-width: 900px) 45vw, 240px" />
      <a className="work-title" href={`/auctions/${lot.slug}`}>
        {lot.title}
      </a>
      <p className="small muted tabular">
        Lot {lot.lotNumber}, {view.state === 'closed' ? 'closed' : 'live'}
        {isUnderSeal(view) ? '' : `, ${formatMoney(price, view.currency)}`}
      </p>
    </li>
  );
}
