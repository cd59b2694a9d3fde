'use client';

import { type ComponentType, type FormEvent, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { offeredWords } from '#components/alert/alert-words.ts';
import { BackInStock } from '#components/alert/back-in-stock.tsx';
import { TellMe } from '#components/alert/tell-me.tsx';
import { useOwnAlert } from '#components/alert/use-alerts.ts';
import { useKeepCardLive } from '#components/catalogue/piece/keep-card-live.ts';
import { StillHerePlace } from '#components/catalogue/still-here-place.tsx';
import { useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { serverTime } from '#components/live/live-store.ts';
import { useView } from '#components/live/view/use-view.ts';
import { NumberPicker } from '#components/stock/number-picker.tsx';
import { StockDots } from '#components/stock/stock-dots.tsx';
import { crossingSentence, panelLine } from '#components/stock/stock-words.ts';
import { goneWords, useNumberChoice } from '#components/stock/use-number-choice.ts';
import { announce } from '#components/ui/announce.ts';
import { classNames } from '#components/ui/class-names.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { latePart } from '#components/ui/late-part.ts';
import { Note } from '#components/ui/note.tsx';
import { Wet } from '#components/ui/wet.tsx';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { LabelledCard, VariantView } from '#contract/catalogue/catalogue.ts';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/topics.ts';
import { type BuyState, buyState, type OwnOffer } from '#domain/stock/buy-state.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { stockCrossing } from '#domain/stock/stock-state.ts';
import type { AddedSheetProps } from '../added-sheet.tsx';
import { useBag } from '../use-bag.ts';
import { useBagLine } from '../use-bag-line.ts';
import { BuyAction } from './buy-action.tsx';
import { BuyBar } from './buy-bar.tsx';
import { BuyNotices } from './buy-notices.tsx';
import { useDropOf } from './to-drop.tsx';

/** Only what is sold in a drop needs it. */
const InDrop = latePart(() => import('./in-drop.tsx').then(({ InDrop }) => InDrop));
/** Few are ever made one. */
const Offer = latePart(() => import('#components/alert/offer.tsx').then(({ Offer }) => Offer));

interface BuyPanelProps {
  productId: string;
  title: string;
  variant: VariantView;
  /** False: nothing of it is sold any more. What somebody holds, they may still buy. */
  offered: boolean;
  /** What it cost when the page was opened, in minor units. */
  priceAtFirst: number;
  problem: string | null;
  others: LabelledCard[];
  /** It is sold there, to those whose turn it is, or will be. */
  drop: DropOfPiece | null;
}

export const noLongerSold = { text: 'No longer sold', urgent: false };

export function BuyPanel({ productId, title, variant: current, offered, ...props }: BuyPanelProps) {
  const { priceAtFirst, problem, others } = props;
  // While one's own press is under way, what it does to the stock would look like a stranger's doing.
  const [atPress, setAtPress] = useState<Pick<VariantView, 'stock' | 'numbers'> | null>(null);
  const variant = atPress ? { ...current, ...atPress } : current;
  const line = useBagLine(variant.sku);
  const yours = line?.heldUntil ? line.quantity : 0;
  const stale = useStaleSince() !== null;
  const { store } = useLive();
  useKeepCardLive(productId);
  const bag = useBag();
  const own = useOwnAlert({ kind: 'back_in_stock', sku: variant.sku }, current.stock.available === 0);
  const standing = buyState(variant.stock, line, offerOf(own));
  const state: BuyState = offered || standing.kind === 'held' ? standing : { kind: 'sold_out' };
  const words = offered ? stockWords(variant, state, yours) : noLongerSold;
  const price = formatMoney(variant.price.amount, variant.price.currency);
  const repriced = variant.price.amount !== priceAtFirst;
  const number = useNumberChoice(variant.numbers);
  useSpokenChanges(title, variant, yours);
  const sheet = useAddedSheet();

  const add = async (event: FormEvent) => {
    event.preventDefault();
    setAtPress({ stock: variant.stock, numbers: variant.numbers });
    const until = await bag.add(variant.sku, number.chosen);
    setAtPress(null);
    if (until) sheet.open();
    if (until) announce(heldSentence(title, Date.parse(until) - serverTime(store.getState())), 'shop');
  };
  const putBack = async () => {
    setAtPress({ stock: variant.stock, numbers: variant.numbers });
    const back = await bag.setQuantity(variant.sku, 0);
    setAtPress(null);
    if (back) announce(`${title} is no longer in your bag.`, 'shop');
  };
  const near = useDropOf(props.drop);
  const drop = near?.isKept ? near : null;
  const asks = offered && !drop && cannotBuy(state);
  const label = drop ? null : addLabel(state, { stale, price: repriced ? price : null, number: number.chosen });
  const failed = bag.problem ?? problem;
  return (
    <div className="buy-panel">
      <div className="buy-panel__state">
        {offered && <StockDots stock={variant.stock} yours={yours} large />}
        <p
          className={classNames(
            'tabular known',
            words.urgent && !stale && 'live-text medium',
            state.kind === 'sold_out' && 'medium',
          )}
        >
          <Wet text={words.text} />
        </p>
        <Lookers productId={productId} show={state.kind !== 'sold_out'} />
      </div>
      {/* What isn’t held any more can’t be held again: its drop says so. */}
      <BuyNotices
        variant={variant}
        state={drop && state.kind === 'hold_ended' ? { kind: 'sold_out' } : state}
        priceAtFirst={priceAtFirst}
        inDrop={drop !== null}
      />
      {failed && (
        <Note tone="attention" role="alert">
          {failed}
        </Note>
      )}
      {!failed && number.gone !== null && state.kind !== 'held' && (
        <Note tone="attention" role="alert">
          {goneWords(number.gone)}
        </Note>
      )}
      {own && state.kind === 'offered' && (
        <Suspense>
          <Offer {...state} id={own.id} sku={variant.sku} price={price} pending={bag.pending} add={add} />
        </Suspense>
      )}
      {near && (
        <Suspense>
          <InDrop drop={near} held={state.kind === 'held'} />
        </Suspense>
      )}
      <BuyAction
        state={state}
        sku={variant.sku}
        label={label}
        yours={numberWords(line?.numbers ?? [], null)}
        pending={bag.pending}
        add={add}
        putBack={putBack}
      >
        {variant.numbers && <NumberPicker {...number} name="number" marks={variant.numbers} stale={stale} />}
      </BuyAction>
      {sheet.Sheet && <sheet.Sheet sku={variant.sku} close={sheet.close} />}
      {offered && !drop && state.kind === 'open' && <TellMe kind="price_drop" sku={variant.sku} />}
      {asks && <BackInStock variant={variant} own={own} />}
      {state.kind === 'sold_out' && <StillHerePlace others={others} />}
      <BuyBar {...{ state, price, label, drop, asks }} stock={words.text} pending={bag.pending} />
    </div>
  );
}

/** Loaded with the first piece that is added. Where it doesn't come, the panel says as much. */
function useAddedSheet() {
  const [Sheet, setSheet] = useState<ComponentType<AddedSheetProps> | null>(null);
  return {
    Sheet,
    open: () =>
      void import('../added-sheet.tsx').then(
        ({ AddedSheet }) => setSheet(() => AddedSheet),
        () => {},
      ),
    close: useCallback(() => {
      setSheet(null);
      // A phone has the way on in its bar, and none at the hold.
      const ways = [...document.querySelectorAll<HTMLElement>('.reservation .button, .buy-bar .button')];
      ways.find(({ offsetParent }) => offsetParent)?.focus({ preventScroll: true });
    }, []),
  };
}

function heldSentence(title: string, leftMs: number): string {
  const minutes = Math.round(leftMs / 60_000);
  return minutes === 1 ? `${title} is held for you for a minute.` : `${title} is held for you for ${minutes} minutes.`;
}

function offerOf(own: OwnAlert | null): OwnOffer | null {
  return own?.state === 'offered' && own.offeredUntil ? { until: own.offeredUntil, since: own.offeredAt } : null;
}

/** Nothing is left to press but asking. */
const cannotBuy = (state: BuyState) =>
  state.kind === 'sold_out' || state.kind === 'in_bags' || (state.kind === 'hold_ended' && !state.again);

/** A unit that is offered is in nobody's bag, and is said to be offered. */
function stockWords({ stock, withdrawn, line }: VariantView, state: BuyState, yours: number) {
  if (state.kind === 'offered') return { text: 'One came back. It’s yours if you want it.', urgent: true };
  const offered = yours === 0 ? offeredWords(line, stock.available + stock.inBags) : null;
  return offered ? { text: offered, urgent: false } : panelLine(stock, yours, withdrawn);
}

function addLabel(
  state: BuyState,
  { stale, price, number }: { stale: boolean; price: string | null; number: number | null },
): string | null {
  if (state.kind === 'hold_ended')
    return state.again ? (number === null ? 'Hold it again' : `Hold no. ${number}`) : null;
  if (state.kind === 'offered') return 'Add to bag';
  if (state.kind !== 'open') return null;
  const which = number === null ? '' : `no. ${number} `;
  if (stale) return `Check and add ${which}to bag`;
  return `Add ${which}to bag${price ? `, ${price}` : ''}`;
}

/** A count from three up, never a place or a name. */
function Lookers({ productId, show }: { productId: string; show: boolean }) {
  const others = (useView<'viewers'>(topicOf.viewers(topicOf.product(productId)))?.data.count ?? 1) - 1;
  if (!show || others < 3) return null;
  return <p className="small muted tabular">{others} others are looking</p>;
}

/** Says aloud when stock crosses three, one and none by others' doing, and when the price changes. */
function useSpokenChanges(title: string, { stock, price }: VariantView, yours: number): void {
  const before = useRef({ available: stock.available, yours, amount: price.amount });
  useEffect(() => {
    const last = before.current;
    before.current = { available: stock.available, yours, amount: price.amount };
    if (price.amount !== last.amount) {
      const money = (amount: number) => formatMoney(amount, price.currency);
      announce(`${title} is now ${money(price.amount)}, was ${money(last.amount)}.`);
      return;
    }
    const crossing = yours === last.yours ? stockCrossing(last.available, stock.available) : null;
    if (crossing) announce(crossingSentence(crossing, title, stock.available));
  }, [title, stock.available, yours, price.amount, price.currency]);
}
