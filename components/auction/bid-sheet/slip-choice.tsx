import { slipWords } from '#components/auction/bid/ask/slip-words.ts';
import type { Slip } from '#domain/auction/slip-guard.ts';

interface SlipChoiceProps {
  slip: Slip;
  money(amount: number): string;
  onChoose(amount: number): void;
  onKeep(): void;
}

export function SlipChoice({ slip, money, onChoose, onKeep }: SlipChoiceProps) {
  return (
    <>
      <p className="small bid-amount__message tabular" role="alert">
        {slipWords(slip, money)}
      </p>
      <div className="bid-chips bid-chips--two tabular">
        <button type="button" className="bid-chips__chosen" onClick={() => onChoose(slip.meant)}>
          {money(slip.meant)}
        </button>
        <button type="button" onClick={onKeep}>
          Keep {money(slip.amount)}
        </button>
      </div>
    </>
  );
}
