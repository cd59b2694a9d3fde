import { formatMoney } from '#components/ui/format/format-money.ts';
import type { SoldShare } from '#contract/desk/figures.ts';

interface Props {
  label: string;
  shares: readonly SoldShare[];
  currency: string;
  nameOf: (name: string) => string;
}

const shown = 8;

/** Amounts by name as bars; a mark is what it was in the time before. */
export function ShareBars({ label, shares, currency, nameOf }: Props) {
  if (shares.length === 0) return <p className="desk__empty">Nothing sold on these days.</p>;
  const top = Math.max(1, ...shares.map(({ amount, before }) => Math.max(amount, before)));
  const rest = shares.slice(shown);
  const sum = rest.reduce((all, { amount }) => all + amount, 0);
  return (
    <ul className="share-bars tabular" aria-label={label}>
      {shares.slice(0, shown).map(({ name, amount, before }) => (
        <li key={name}>
          <span className="share-bars__name">{nameOf(name)}</span>
          <svg className="share-bars__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 5H100" />
            <rect width={(Math.max(0, amount) / top) * 100} height="10" />
            {before > 0 && <rect className="share-bars__before" x={(before / top) * 100 - 0.5} width="1" height="10" />}
          </svg>
          <span>
            {formatMoney(amount, currency)}
            <span className="visually-hidden">, before {formatMoney(before, currency)}</span>
          </span>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <span className="share-bars__name muted">Others, {rest.length}</span>
          <span />
          <span className="muted">{formatMoney(sum, currency)}</span>
        </li>
      )}
    </ul>
  );
}
