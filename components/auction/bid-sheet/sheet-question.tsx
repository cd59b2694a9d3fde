import { AskBid } from '#components/auction/bid/ask/ask-bid.tsx';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { OnePressChoice } from '#components/auction/bid/one-press/one-press-choice.tsx';
import type { Situation } from '#components/auction/bid/situation.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { type OnePress, suggestedCeiling } from '#domain/auction/one-press.ts';

interface Asked {
  next: number;
  floor: number;
  /** Their own while it leads: it is raised. */
  maximum: number | null;
  onePress: OnePress | null;
  setCeiling(ceiling: number | 'wrong' | null): void;
}

export interface SheetQuestionProps {
  /** The question stands where the amount stood; whether to ask again, below the answer. */
  part: 'question' | 'choice';
  lot: Lot;
  situation: Situation;
  sheet: Asked;
  charges: LotCharges;
  binding: string;
}

export function SheetQuestion({ part, lot, situation: { view, money }, sheet, charges, binding }: SheetQuestionProps) {
  const { next, maximum, floor, onePress } = sheet;
  if (part === 'question') {
    return (
      <AskBid
        view={view}
        estimateHigh={lot.estimateHighAmount}
        charges={charges}
        binding={binding}
        money={money}
        amount={next}
        about={maximum !== null ? 'raise' : next > floor ? 'maximum' : 'bid'}
      />
    );
  }
  return (
    <OnePressChoice
      key={onePress ? 'raise' : 'first'}
      suggested={suggestedCeiling(lot.increments, next, lot.estimateHighAmount)}
      least={next}
      currency={view.currency}
      money={money}
      on={onePress !== null}
      onChange={sheet.setCeiling}
    />
  );
}
