'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { OwnMaximum } from '#components/auction/bid/ask/own-maximum.tsx';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import type { Situation } from '#components/auction/bid/situation.ts';
import { usePart } from '#components/auction/lot/use-part.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { announce } from '#components/ui/announce.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Button } from '#components/ui/form/button.tsx';
import type { Lot } from '#contract/auction/auction.ts';
import { typedAmount } from '#domain/auction/amount-text.ts';
import { stepAt } from '#domain/auction/bid-increment.ts';
import type { SheetAmount } from '#domain/auction/sheet-amount.ts';
import { AmountChooser } from './amount-chooser.tsx';
import { bindingWords, buttonWords, costWords, maximumWords } from './sheet-words.ts';
import type { BidSheet } from './use-bid-sheet.ts';
import { useGoesBack } from './use-goes-back.ts';
import { usePress } from './use-separate-press.ts';

const loadAnswer = () => import('#components/auction/bid/answer/bid-answer.tsx').then(({ BidAnswer }) => BidAnswer);
const loadSending = () =>
  import('#components/auction/bid/answer/sending-words.tsx').then(({ SendingWords }) => SendingWords);
const loadSlip = () => import('./slip-choice.tsx').then(({ SlipChoice }) => SlipChoice);
const loadPanel = () =>
  import('#components/auction/bid/one-press/one-press-panel.tsx').then(({ OnePressPanel }) => OnePressPanel);

export interface EnglishSheetProps {
  lot: Lot;
  situation: Situation;
  /** Address and card are on file. Null until it is known. */
  readyToBid: boolean | null;
  sheet: BidSheet;
  charges: LotCharges;
}

export function EnglishSheet(props: EnglishSheetProps) {
  const { situation, sheet } = props;
  const { money, attempt } = situation;
  const { maximum, raising } = sheet;
  const Answer = usePart(loadAnswer, attempt.step === 'sending' || attempt.step === 'refused');
  const Panel = usePart(loadPanel, sheet.kept !== null);
  const shut = maximum !== null && !raising && !sheet.asked && !sheet.busy;
  return (
    <>
      {Answer && <Answer situation={situation} />}
      {shut ? (
        <OwnMaximum
          text={money(maximum)}
          reached={situation.view.currentAmount >= maximum}
          offline={situation.lostAt !== null}
          onRaise={() => sheet.setRaising(true)}
        />
      ) : (
        <SheetForm {...props} />
      )}
      {sheet.kept && !sheet.asked && Panel && (
        <Panel
          press={sheet.kept}
          price={situation.view.currentAmount}
          next={shut ? situation.view.minimumBidAmount : sheet.floor}
          money={money}
          onTurnOff={sheet.turnOff}
        />
      )}
    </>
  );
}

function SheetForm({ lot, situation, readyToBid, sheet, charges }: EnglishSheetProps) {
  const { view, signedIn, position, money } = situation;
  const { amount, asked, ready, slip, mayPress, next, off, Question } = sheet;
  const state = amount.state;
  const form = useRef<HTMLFormElement>(null);
  const { beganAt, holders } = usePress();
  const binding = useByServerNow((now) => bindingWords(view, now, position?.takenBackAmount != null));
  // In the last two minutes a wide page has one button, and the amount behind a word.
  const [more, setMore] = useState(false);
  useComesIntoView(form, ready);
  useGoesBack(asked || slip !== null, sheet.back);
  usePassedAnnouncement(form, state, money);
  const Sending = usePart(loadSending, sheet.busy);
  const Slip = usePart(loadSlip, slip !== null);
  const atMost = next > sheet.floor;
  const stopped = sheet.onePress !== null && !mayPress && !asked && !sheet.busy;
  const cost = costWords(view, next, charges);
  const choosing = !asked && !mayPress && !stopped;
  const asking = { lot, situation, sheet, charges, binding };
  return (
    <form
      ref={form}
      className={classNames('bid-sheet-form', (more || state.chosen || slip !== null) && 'bid-sheet-form--more')}
      method="get"
      action={`/auctions/${lot.slug}/bid`}
      onSubmit={(event) => {
        event.preventDefault();
        const began = beganAt(event);
        if (stopped) sheet.raiseCeiling();
        else sheet.onPress(began);
      }}
      onPointerOver={sheet.prepare}
      onFocusCapture={sheet.prepare}
      {...holders}
      noValidate
    >
      <input type="hidden" name="amount" value={typedAmount(next, view.currency)} />
      {ready && Question && <Question part="question" {...asking} />}
      {choosing && (
        <AmountChooser
          lot={lot}
          currency={view.currency}
          state={state}
          fixed={sheet.busy}
          onChoose={sheet.choose}
          onDraft={sheet.setDraftWrong}
        >
          {slip && Slip && <Slip slip={slip} money={money} onChoose={sheet.choose} onKeep={sheet.keepSlip} />}
        </AmountChooser>
      )}
      {choosing && !sheet.busy && (
        <div className="bid-cost tabular" data-testid="cost">
          <span className="small muted">{cost.words}</span>
          <b>
            <span className="visually-hidden">You pay at most </span>
            {cost.total}
          </b>
        </div>
      )}
      <button
        className={classNames(
          'button button--wide tabular',
          mayPress ? 'button--huge' : 'button--big',
          stopped && 'button--secondary',
        )}
        type="submit"
        data-testid="bid-button"
        aria-disabled={(off && !stopped) || undefined}
      >
        {sheet.busy && <span className="button__spinner" aria-hidden="true" />}
        {stopped ? `Raise the ceiling to bid ${money(sheet.floor)}` : pressWords(situation, sheet)}
      </button>
      {asked && (
        <Button kind="quiet" small onClick={sheet.back}>
          Not now
        </Button>
      )}
      {choosing && (
        <button className="bid-link bid-sheet-form__another" type="button" onClick={() => setMore(true)}>
          Another amount
        </button>
      )}
      {mayPress && (
        <p className="small muted tabular">{`If you win at ${money(next)}, you pay ${cost.total} with delivery.`}</p>
      )}
      {stopped && <p className="small muted">If you stay outbid, you pay nothing.</p>}
      {position?.takenBackAmount != null && !asked && (
        <p className="small muted tabular">
          You took back {money(position.takenBackAmount)} on this lot, so your next bid has to be above it.
        </p>
      )}
      {atMost && !asked && !slip && (
        <p className="small muted tabular">
          {maximumWords(
            money(view.minimumBidAmount),
            money(stepAt(lot.increments, view.currentAmount)),
            money(next),
            position?.paddle ?? null,
            view.hasReserve && !view.reserveMet,
          )}
        </p>
      )}
      {state.passed !== null && choosing && (
        <p className="small muted">A higher amount stays on the button until the price passes it.</p>
      )}
      {ready && Question && <Question part="choice" {...asking} />}
      {sheet.busy
        ? Sending && <Sending lost={situation.attempt.step === 'unknown'} />
        : !asked && <p className="small muted">{binding}</p>}
      {signedIn === false && (
        <p className="small muted">
          Before your first bid we ask where to send a lot and how you’d pay. It takes about two minutes. You pay only
          if you win.
        </p>
      )}
      {signedIn && readyToBid === false && !asked && (
        <p className="small muted">
          Before your first bid we ask where a lot would go and how you would pay. Nothing is charged now.
        </p>
      )}
    </form>
  );
}

/** Focus goes to the answer once the question is there, and both are brought into sight. */
function useComesIntoView(form: RefObject<HTMLFormElement | null>, asked: boolean): void {
  useEffect(() => {
    if (!asked || !form.current) return;
    const yes = form.current.querySelector<HTMLElement>('[type=submit]');
    yes?.focus({ preventScroll: true });
    for (const part of [form.current.querySelector('.bid-ask'), yes]) part?.scrollIntoView({ block: 'nearest' });
  }, [asked, form]);
}

export function pressWords({ attempt, signedIn, money }: Situation, sheet: BidSheet): string {
  if (attempt.step === 'sending') return `Sending ${money(attempt.amount)}`;
  if (attempt.step === 'unknown') return 'Waiting for the answer';
  if (sheet.slip !== null || sheet.draftWrong) return 'Choose the amount first';
  const { state } = sheet.amount;
  if (sheet.mayPress) return buttonWords({ ...state, amount: sheet.next, floor: sheet.floor }, 'bid', money);
  if (sheet.asked) return buttonWords(state, sheet.maximum === null ? 'yes' : 'yes_raise', money);
  if (signedIn === false) return buttonWords(state, 'sign_in', money);
  return buttonWords(state, sheet.maximum === null ? 'bid' : 'raise', money);
}

function usePassedAnnouncement(
  form: RefObject<HTMLFormElement | null>,
  state: SheetAmount,
  money: (a: number) => string,
) {
  const { passed, amount } = state;
  const words = passed === null ? null : `${money(passed)} is passed. The button now says: bid ${money(amount)}.`;
  useEffect(() => {
    if (words && form.current?.contains(document.activeElement)) announce(words);
  }, [words, form]);
}
