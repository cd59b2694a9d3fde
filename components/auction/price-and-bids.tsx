'use client';

import type { View } from '#contract/views.ts';
import { useView } from '../live/use-view.ts';
import { BidHistory } from './bid-history.tsx';
import { StepChart } from './step-chart.tsx';
import { useOwn } from './use-own.ts';

/** How the price got here, as a line and as a list. */
export function PriceAndBids({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const ownPaddle = useOwn(view.id).standing?.paddle ?? null;
  return (
    <section className="sec grid hb">
      <div className="hc">
        <h2 className="h2">How the price got here</h2>
        <StepChart view={view} ownPaddle={ownPaddle} />
      </div>
      <div className="hl">
        <BidHistory view={view} ownPaddle={ownPaddle} />
      </div>
    </section>
  );
}
