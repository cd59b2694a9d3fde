import type { View } from '#contract/wire/views.ts';
import { isSealed } from '#domain/auction/format.ts';
import { BidHistory } from './bid-history.tsx';
import { ChartPlace } from './chart-place.tsx';
import { StepChart } from './step-chart.tsx';
import { UnderSealPlace } from './under-seal-place.tsx';

export function PriceAndBids({ initial }: { initial: View<'auction'> }) {
  if (isSealed(initial.data.format)) return <UnderSealPlace initial={initial} />;
  return (
    <section className="page-section columns lot-page__history laid-out-late">
      <div className="lot-page__chart">
        <h2 className="heading">How the price got here</h2>
        <ChartPlace initial={initial}>
          <StepChart view={initial.data} zone="UTC" />
        </ChartPlace>
      </div>
      <div className="lot-page__bids">
        <BidHistory initial={initial} />
      </div>
    </section>
  );
}
