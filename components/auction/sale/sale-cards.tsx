'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Image } from '#contract/photograph/image.ts';
import type { View } from '#contract/wire/views.ts';
import { paceWords } from './sale-words.ts';
import './sale-cards.css';

export interface SaleEntry {
  sale: View<'sale'>;
  image: Image | null;
}

export function SaleCards({ sales }: { sales: readonly SaleEntry[] }) {
  if (sales.length === 0) return null;
  return (
    <section className="container sale-cards" aria-labelledby="sales">
      <h2 className="visually-hidden" id="sales">
        Sales
      </h2>
      <ul className="sale-cards__list">
        {sales.map((entry) => (
          <SaleCard key={entry.sale.topic} {...entry} />
        ))}
      </ul>
    </section>
  );
}

function SaleCard({ sale: initial, image }: SaleEntry) {
  const sale = useView<'sale'>(initial.topic, initial)?.data ?? initial.data;
  const now = useServerNow(10_000);
  const open = now !== null && now >= Date.parse(sale.startsAt);
  const first = now !== null && now < Date.parse(sale.firstEndsAt);
  return (
    <li className="sale-cards__sale">
      <Photograph image={image} alt="" sizes="140px" />
      <div>
        <p className="cluster">
          {open && (
            <Badge tone="live" pulse>
              {first ? 'Open for bids' : 'Live in the room'}
            </Badge>
          )}
        </p>
        <h3 className="heading">
          <a className="sale-cards__link" href={`/sales/${sale.slug}`}>
            {sale.title}
          </a>
        </h3>
        <p className="muted tabular">
          {counted(sale.lotIds.length, 'lot')}, {paceWords(sale.everySeconds)}.{' '}
          {first || now === null ? 'The first closes' : 'The first closed'}{' '}
          <Moment at={sale.firstEndsAt} show="day-time" />
          {sale.soldCount > 0 && `. ${counted(sale.soldCount, 'lot')} sold`}.
        </p>
        <p className="small medium sale-cards__go" aria-hidden="true">
          Enter the room
        </p>
      </div>
    </li>
  );
}
