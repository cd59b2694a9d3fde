import type { AuctionView } from '#contract/auction/auction.ts';

interface Neighbour {
  slug: string;
  lotNumber: number;
}
interface LotNavigationProps {
  lotNumber: number;
  lotCount: number;
  previous: Neighbour | null;
  next: Neighbour | null;
  sale: AuctionView['sale'];
}

export function LotNavigation({ lotNumber, lotCount, previous, next, sale }: LotNavigationProps) {
  return (
    <nav className="lot-page__navigation" aria-label="The sale">
      <p className="small tabular">
        <a className="text-link" href="/auctions">
          Auctions
        </a>
        {sale && (
          <a className="text-link lot-page__sale" href={`/sales/${sale.slug}`}>
            {sale.title}
          </a>
        )}
        <span className="muted">
          Lot {lotNumber} of {lotCount}
        </span>
      </p>
      <div className="cluster small">
        <Beside lot={previous} />
        <Beside lot={next} />
      </div>
    </nav>
  );
}

const Beside = ({ lot }: { lot: Neighbour | null }) =>
  lot && (
    <a className="tabular" href={`/auctions/${lot.slug}`}>
      Lot {lot.lotNumber}
    </a>
  );
