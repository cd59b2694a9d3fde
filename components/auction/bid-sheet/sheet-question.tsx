import { AskBid } from '#components/auction/bid/ask/ask-bid.tsx';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { OnePressChoice } from '#components/auction/bid/one-press/one-press-choice.tsx';
import type { Situation } from '#components/auction/bid/situation.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { suggestedCeiling } from '#domain/auction/one-press.ts';
import type { BidSheet } from './use-bid-sheet.ts';

interface SheetQuestionProps {
  lot: Lot;
  situation: Situation;
  sheet: BidSheet;
  charges: LotCharges;
  binding: string;
}

export function SheetQuestion({ lot, situation: { view, money }, sheet, charges, binding }: SheetQuestionProps) {
  const { next, maximum, floor, onePress } = sheet;
  return (
    <>
      <AskBid
        view={view}
        charges={charges}
        binding={binding}
        money={money}
        amount={next}
        about={maximum !== null ? 'raise' : next > floor ? 'maximum' : 'bid'}
      />
      <OnePressChoice
        key={onePress ? 'raise' : 'first'}
        suggested={suggestedCeiling(lot.increments, next, lot.estimateHighAmount)}
        least={next}
        currency={view.currency}
        money={money}
        on={onePress !== null}
        onChange={sheet.setCeiling}
      />
    </>
  );
}
