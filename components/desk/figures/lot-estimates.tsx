import { formatMoney } from '#components/ui/format/format-money.ts';
import type { LotResult } from '#contract/desk/figures.ts';

const shown = 8;

/** Where lots ended beside what the house had expected. A ring is one that wasn't sold. */
export function LotEstimates({ lots }: { lots: readonly LotResult[] }) {
  const estimated = lots.filter(({ estimateLow, estimateHigh }) => estimateLow !== null && estimateHigh !== null);
  if (estimated.length === 0) return <p className="desk__empty">No lot with an estimate closed on these days.</p>;
  return (
    <ul className="lot-estimates tabular">
      {estimated.slice(0, shown).map((lot) => (
        <LotEstimate key={lot.id} lot={lot} />
      ))}
    </ul>
  );
}

function LotEstimate({
  lot: { id, lotNumber, title, sold, amount, currency, estimateLow, estimateHigh },
}: {
  lot: LotResult;
}) {
  const [low, high] = [estimateLow ?? 0, estimateHigh ?? 0];
  const top = Math.max(high, amount, 1) * 1.1;
  const at = (value: number) => Math.round((value / top) * 1000) / 10;
  return (
    <li>
      <a className="work-title" href={`/desk/auctions/${id}`}>
        <span className="visually-hidden">Lot {lotNumber}, </span>
        {title}
      </a>
      <svg viewBox="0 0 200 16" aria-hidden="true">
        <path d="M0 8H200" />
        <rect x={at(low) * 2} y="4" width={Math.max(2, (at(high) - at(low)) * 2)} height="8" />
        <circle className={sold ? undefined : 'lot-estimates__unsold'} cx={at(amount) * 2} cy="8" r="6" />
      </svg>
      <span>
        {sold ? formatMoney(amount, currency) : 'Not sold'}
        <span className="visually-hidden">
          , estimate {formatMoney(low, currency)} to {formatMoney(high, currency)}
        </span>
      </span>
    </li>
  );
}
