import { Moment } from '#components/ui/format/moment.tsx';
import { allows, leftUnder, type OnePress } from '#domain/auction/one-press.ts';

interface OnePressPanelProps {
  press: OnePress;
  price: number;
  next: number;
  money(amount: number): string;
  onTurnOff(): void;
}

export function OnePressPanel({ press, price, next, money, onTurnOff }: OnePressPanelProps) {
  const share = Math.min(1, price / press.ceiling);
  return (
    <div className="bid-ceiling">
      <div className="between small tabular">
        <span className="bold">One press, up to {money(press.ceiling)}</span>
        <button type="button" className="bid-link" onClick={onTurnOff}>
          Turn off
        </button>
      </div>
      <div className="bid-gauge" role="img" aria-label={`${money(price)} of ${money(press.ceiling)}`}>
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="small muted tabular">
        {allows(press, next) ? (
          <>
            {money(leftUnder(press, price))} left under your ceiling. Until{' '}
            <Moment at={new Date(press.until).toISOString()} />, on this lot only.
          </>
        ) : (
          `The next bid is ${money(next)}, above your ceiling.`
        )}
      </p>
    </div>
  );
}
