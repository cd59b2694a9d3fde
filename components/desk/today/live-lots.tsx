import { memo } from 'react';
import { LotCell } from '#components/desk/lots/lot-cell.tsx';
import { TimeLeft } from '#components/desk/lots/time-left.tsx';
import { Price } from '#components/ui/price.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OpenLot } from '#contract/desk/desk.ts';
import { isSealed } from '#domain/auction/format.ts';

export interface LiveLotsProps {
  lots: OpenLot[];
  views: AuctionView[];
}

export function LiveLots({ lots, views }: LiveLotsProps) {
  const rows = views
    .filter((view) => view.state === 'open')
    .sort((a, b) => a.endsAt.localeCompare(b.endsAt) || a.lotNumber - b.lotNumber);
  if (rows.length === 0) return <p className="desk__empty">No lot is open for bids now.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="desk__scroll" tabIndex={0} aria-label="Live auctions, table">
      <table className="tabular">
        <thead>
          <tr>
            <th>Lot</th>
            <th>Reserve</th>
            <th className="cell-right">Bid</th>
            <th className="cell-right">Closes in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((view) => (
            <LotRow key={view.id} view={view} lot={lots.find((lot) => lot.id === view.id)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const LotRow = memo(function LotRow({ view, lot }: { view: AuctionView; lot: OpenLot | undefined }) {
  return (
    <tr>
      <td>
        <LotCell view={view} imageFile={lot?.imageFile ?? null} />
      </td>
      <td className="muted">{reserveWords(view)}</td>
      <td className="cell-right medium">
        <Price amount={view.currentAmount} currency={view.currency} />
      </td>
      <td className="cell-right clock">
        <TimeLeft until={view.endsAt} over="Closing" urgentClass="live-text medium" />
      </td>
    </tr>
  );
});

export function reserveWords({ format, state, bidCount, hasReserve, reserveMet }: AuctionView): string {
  if (isSealed(format) && state !== 'closed') return 'Sealed';
  if (bidCount === 0) return 'No bids';
  if (!hasReserve) return 'None';
  return reserveMet ? 'Met' : 'Not met';
}
