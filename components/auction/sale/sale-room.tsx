'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import type { LotEntry } from '#components/auction/list/sale.ts';
import { useLiveLots } from '#components/auction/list/use-live-lots.ts';
import { useView } from '#components/live/view/use-view.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { OnTheBlock } from './on-the-block.tsx';
import { ClosedLots, NextLots } from './sale-lots.tsx';
import { SaleStrip } from './sale-strip.tsx';
import { paceWords, resultWords, totalWords } from './sale-words.ts';
import { useBlock } from './use-block.ts';
import './sale-room.css';

interface SaleRoomProps {
  initial: View<'sale'>;
  lots: readonly LotEntry[];
  charges: LotCharges;
}

export function SaleRoom({ initial, lots, charges }: SaleRoomProps) {
  const sale = useView<'sale'>(initial.topic, initial)?.data ?? initial.data;
  const watching = useView<'viewers'>(topicOf.viewers(initial.topic))?.data.count ?? 0;
  const live = useLiveLots(lots);
  const { onTheBlock, next, closed, waiting, goOn, touch } = useBlock(live);
  useLotsThatJoin(sale.lotIds, lots);
  const last = live.findLast(({ view }) => view.state !== 'closed');
  const totals = totalWords(sale);
  return (
    <>
      <header className="sale-room__head">
        <div>
          <h1 className="heading">{sale.title}</h1>
          <p className="muted tabular">
            {counted(sale.lotIds.length, 'lot')}, {paceWords(sale.everySeconds)}, in order from{' '}
            <Moment at={sale.firstEndsAt} show="day-time" />
            {onTheBlock && last && (
              <>
                . The last closes <Moment at={last.view.endsAt} show="day-time" /> at the earliest
              </>
            )}
            .
          </p>
          {sale.description && <p className="prose muted">{sale.description}</p>}
        </div>
        {watching > 1 && <p className="muted tabular">{watching} in the room</p>}
      </header>
      {live.length > 0 && <SaleStrip lots={live} current={onTheBlock?.lot.id ?? null} />}
      {onTheBlock ? (
        <OnTheBlock
          key={onTheBlock.lot.id}
          entry={onTheBlock}
          initial={lots.find(({ lot }) => lot.id === onTheBlock.lot.id)?.view ?? null}
          place={sale.lotIds.indexOf(onTheBlock.lot.id) + 1}
          count={sale.lotIds.length}
          charges={charges}
          waiting={waiting}
          goOn={goOn}
          touch={touch}
        />
      ) : (
        <section className="sale-room__over" aria-label="The sale is over">
          <p className="heading">
            {lots.length === 0
              ? 'The lots haven’t loaded yet.'
              : `The sale is over. ${resultWords(sale.soldCount, lots.length, totals)}`}
          </p>
        </section>
      )}
      <NextLots lots={next} />
      <ClosedLots lots={closed} soldCount={sale.soldCount} totals={totals} over={onTheBlock === null} />
    </>
  );
}

function useLotsThatJoin(ids: readonly string[], lots: readonly LotEntry[]): void {
  const router = useRouter();
  const missing = ids.filter((id) => !lots.some(({ lot }) => lot.id === id)).join();
  useEffect(() => {
    if (missing !== '') router.refresh();
  }, [missing, router]);
}
