import Link from 'next/link';

interface Neighbour {
  slug: string;
  lotNumber: number;
}
interface LotNavigationProps {
  lotNumber: number;
  lotCount: number;
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** Back to the sale, and to the lots beside this one. */
export function LotNavigation({ lotNumber, lotCount, previous, next }: LotNavigationProps) {
  return (
    <nav className="lnav" aria-label="The sale">
      <p className="small num">
        <Link className="link" href="/auctions" prefetch={false}>
          Auctions
        </Link>
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
    <Link className="num" href={`/auctions/${lot.slug}`} prefetch={false}>
      Lot {lot.lotNumber}
    </Link>
  );
