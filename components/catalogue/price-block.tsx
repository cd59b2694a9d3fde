'use client';

import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import type { PriceStep } from '#contract/price/price-api.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import type { VatInPrices } from '#domain/tariff/vat-in-prices.ts';
import { vatWords } from '../tariff/delivery-words.ts';
import { Price, PriceBefore } from '../ui/price.tsx';
import { PriceHistory } from './price-history.tsx';
import './price-block.css';

const hourMs = 3_600_000;

interface PriceBlockProps {
  variant: VariantView;
  /** The variant's prices as they were when the page was made, the oldest first. */
  steps: readonly PriceStep[];
  vat: VatInPrices;
}

/** What it costs, until when, and what it cost before. Nothing is called reduced that can't be bought. */
export function PriceBlock({ variant, steps, vat }: PriceBlockProps) {
  const { price, struckAmount, scheduled, stock } = variant;
  const toBuy = stockState(stock).kind !== 'sold_out';
  return (
    <div className="price-block">
      <div className="buy-column__price">
        <span className="figure tabular known">
          {/* Another variant's price is another price, not a changed one. */}
          <Price key={variant.sku} amount={price.amount} currency={price.currency} />
        </span>
        <span className="small price-block__terms">
          {toBuy && struckAmount !== null && <PriceBefore amount={struckAmount} currency={price.currency} />}
          {toBuy && scheduled && (
            <>
              {' '}
              <Until key={scheduled.until} at={scheduled.until} />
              <br />
              <span className="muted tabular">then {formatMoney(scheduled.thenAmount, price.currency)}. </span>
            </>
          )}
          <span className="muted">{vatWords[vat]}</span>
        </span>
      </div>
      <PriceHistory variant={variant} steps={steps} isReduced={toBuy && struckAmount !== null} />
    </div>
  );
}

/** In its last hour a clock. */
function Until({ at }: { at: string }) {
  const now = useServerNow();
  const left = now === null ? null : Date.parse(at) - now;
  if (left === null || left > hourMs) {
    return (
      <span className="medium tabular">
        until <Moment at={at} show="day-time" />
      </span>
    );
  }
  return (
    <span className="medium tabular live-text">
      <span role="timer" aria-live="off">
        {formatRemaining(left)}
      </span>{' '}
      left
    </span>
  );
}
