'use client';

import { useEffect, useState } from 'react';
import { isUnderSeal } from '#components/auction/format/format-words.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { useView } from '#components/live/use-view.ts';
import { formatMoney } from '#components/ui/format-money.ts';
import { Photograph } from '#components/ui/photograph.tsx';
import type { Lot } from '#contract/auction.ts';
import type { View } from '#contract/views.ts';

interface SimilarLot {
  lot: Lot;
  view: View<'auction'>;
}

/** Two open lots like the one that somebody lost, as they are now. Nothing while there are none. */
export function SimilarLots({ auctionId }: { auctionId: string }) {
  const [lots, setLots] = useState<SimilarLot[]>([]);
  useEffect(() => {
    let over = false;
    void (async () => {
      const response = await fetch(`/api/auctions/similar?id=${encodeURIComponent(auctionId)}`).catch(() => null);
      const read: { items: SimilarLot[] } | null = response?.ok ? await response.json() : null;
      if (read && !over) setLots(read.items);
    })();
    return () => {
      over = true;
    };
  }, [auctionId]);
  if (lots.length === 0) return null;
  return (
    <ul className="sim" aria-label="Similar lots" data-testid="similar">
      {lots.map((one) => (
        <Similar key={one.lot.id} {...one} />
      ))}
    </ul>
  );
}

function Similar({ lot, view: initial }: SimilarLot) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const price = usePriceNow(view);
  return (
    <li>
      <Photograph image={lot.images[0] ?? null} alt="" sizes="(max-width: 900px) 45vw, 240px" />
      <a className="work" href={`/auctions/${lot.slug}`}>
        {lot.title}
      </a>
      <p className="small mute num">
        Lot {lot.lotNumber}, {view.state === 'closed' ? 'closed' : 'live'}
        {isUnderSeal(view) ? '' : `, ${formatMoney(price, view.currency)}`}
      </p>
    </li>
  );
}
