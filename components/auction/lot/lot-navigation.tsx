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
    <nav className="lnav" aria-label="The sale">
      <p className="small num">
        <a className="link" href="/auctions">
          Auctions
        </a>
        {sale && (
          <a className="link insale" href={`/sales/${sale.slug}`}>
            {sale.title}
          </a>
        )}
        <span className="mute">
          Lot {lotNumber} of {lotCount}
        </span>
      </p>
      <div className="row small">
        <Beside lot={previous} />
        <Beside lot={next} />
      </div>
    </nav>
  );
}

const Beside = ({ lot }: { lot: Neighbour | null }) =>
  lot && (
    <a className="num" href={`/auctions/${lot.slug}`}>
      Lot {lot.lotNumber}
    </a>
  );
