'use client';

import { useRef } from 'react';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import type { Situation } from '#components/auction/bid/situation.ts';
import { pressWords } from '#components/auction/bid-sheet/english-sheet.tsx';
import { costWords } from '#components/auction/bid-sheet/sheet-words.ts';
import type { BidSheet } from '#components/auction/bid-sheet/use-bid-sheet.ts';
import { usePress } from '#components/auction/bid-sheet/use-separate-press.ts';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import { usePriceNow } from '#components/auction/format/use-price-now.ts';
import { useTimeIsKnown } from '#components/live/clock/use-server-now.ts';
import type { Lot } from '#contract/auction/auction.ts';
import { typedAmount } from '#domain/auction/amount-text.ts';
import { falls, rises } from '#domain/auction/format.ts';
import { LotClock } from './lot-clock.tsx';

interface LotBarProps {
  lot: Lot;
  situation: Situation;
  sheet: BidSheet;
  charges: LotCharges;
  onOpen(): void;
  /** A falling price is asked about at once. */
  onTake(amount: number): void;
}

/** A touch of this length opens the sheet. */
const longPressMs = 500;

/** The bar stands on pages of one column. Without JavaScript its button leads to the question. */
export function LotBar({ lot, situation, sheet, charges, onOpen, onTake }: LotBarProps) {
  const { view, money } = situation;
  const price = usePriceNow(view);
  const urgent = useIsUrgent(view);
  const known = useTimeIsKnown();
  const fast = sheet.mayPress;
  const takes = falls(view.format);
  const hold = useLongPress(onOpen);
  const { beganAt, holders } = usePress();
  // So near the end, a price that may be old is nothing to press on.
  const off = fast ? sheet.off : urgent && rises(view.format) && situation.lostAt !== null;
  return (
    <form
      className={fast || (sheet.kept && sheet.own === 'leading') ? 'bid-bar bid-bar--fast' : 'bid-bar'}
      method="get"
      action={`/auctions/${lot.slug}/bid`}
      onSubmit={(event) => {
        event.preventDefault();
        const began = beganAt(event);
        if (hold.wasLong()) return;
        if (fast) sheet.onPress(began);
        else if (takes && situation.attempt.step === 'idle') onTake(price);
        else if (!off) onOpen();
      }}
      {...holders}
    >
      <input type="hidden" name="amount" value={typedAmount(sheet.floor, view.currency)} />
      <p className="bid-bar__label">
        <span className="tabular medium">
          {isUnderSeal(view) ? 'Sealed bids' : money(price)}
          {fast && sheet.own === 'outbid' && <span className="live-text"> Outbid</span>}
          {takes && <span className="small muted"> {costWords(view, price, charges).total} in all</span>}
        </span>
        <span className={urgent ? 'micro live-text tabular' : 'micro muted tabular'}>
          Closes {known ? 'in' : 'at'} <LotClock at={view.endsAt} about={situation.lostAt !== null} />
        </span>
      </p>
      <button
        className={fast ? 'button button--huge tabular' : 'button tabular'}
        type="submit"
        aria-haspopup={fast ? undefined : 'dialog'}
        aria-disabled={off || undefined}
        {...(fast ? hold.holders : {})}
      >
        {fast ? pressWords(situation, sheet) : barWords(situation, sheet, price)}
      </button>
      {sheet.kept && (fast || sheet.own === 'leading') && (
        <p className="bid-bar__label small muted tabular">
          <span>One press, up to {money(sheet.kept.ceiling)}</span>
          <button type="button" className="bid-link" onClick={onOpen}>
            Details
          </button>
          <button type="button" className="bid-link" onClick={sheet.turnOff}>
            Turn off
          </button>
        </p>
      )}
    </form>
  );
}

function barWords({ view, attempt, lostAt, money }: Situation, sheet: BidSheet, price: number): string {
  if (attempt.step === 'sending') return `Sending ${money(attempt.amount)}`;
  if (attempt.step === 'unknown') return 'Waiting for the answer';
  if (sheet.own === 'leading') return lostAt === null ? 'You’re leading' : 'You were leading';
  if (isUnderSeal(view)) return sheet.own === 'sealed' ? 'Your sealed bid' : 'Make a sealed bid';
  return falls(view.format) ? `Take it at ${money(price)}` : `Bid ${money(sheet.floor)}`;
}

function useLongPress(onLong: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const long = useRef(false);
  const end = () => clearTimeout(timer.current);
  return {
    wasLong() {
      const was = long.current;
      long.current = false;
      return was;
    },
    holders: {
      onPointerDown() {
        long.current = false;
        end();
        timer.current = setTimeout(() => {
          long.current = true;
          onLong();
        }, longPressMs);
      },
      onPointerUp: end,
      onPointerLeave: end,
      onPointerCancel: end,
    },
  };
}
