'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { LabelledCard, VariantView } from '#contract/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { type BuyState, buyState } from '#domain/stock/buy-state.ts';
import { stockCrossing } from '#domain/stock/stock-state.ts';
import { useBag } from '../bag/use-bag.ts';
import { useBagLine } from '../bag/use-bag-line.ts';
import { useLive } from '../live/live-provider.tsx';
import { useStaleSince } from '../live/use-stale-since.ts';
import { useView } from '../live/use-view.ts';
import { StockDots } from '../stock/stock-dots.tsx';
import { crossingSentence, panelLine } from '../stock/stock-words.ts';
import { announce } from '../ui/announce.ts';
import { classNames } from '../ui/class-names.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Note } from '../ui/note.tsx';
import { Wet } from '../ui/wet.tsx';
import { BuyAction } from './buy-action.tsx';
import { BuyBar } from './buy-bar.tsx';
import { BuyNotices } from './buy-notices.tsx';
import { StillHere } from './still-here.tsx';

interface BuyPanelProps {
  productId: string;
  title: string;
  variant: VariantView;
  /** What it cost when the page was opened, in minor units. */
  priceAtFirst: number;
  problem: string | null;
  others: LabelledCard[];
}

export function BuyPanel({ productId, title, variant: current, priceAtFirst, problem, others }: BuyPanelProps) {
  // While one's own press is under way, what it does to the stock would look like a stranger's doing.
  const [atPress, setAtPress] = useState<VariantView['stock'] | null>(null);
  const variant = atPress ? { ...current, stock: atPress } : current;
  const line = useBagLine(variant.sku);
  const yours = line?.heldUntil ? line.quantity : 0;
  const stale = useStaleSince() !== null;
  const { store } = useLive();
  const bag = useBag();
  const state = buyState(variant.stock, line);
  const words = panelLine(variant.stock, yours, variant.withdrawn);
  const price = formatMoney(variant.price.amount, variant.price.currency);
  const repriced = variant.price.amount !== priceAtFirst;
  useSpokenChanges(title, variant, yours);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    setAtPress(variant.stock);
    const until = await bag.add(variant.sku);
    setAtPress(null);
    if (until) announce(heldSentence(title, Date.parse(until) - Date.now() - store.getState().clockOffset), 'shop');
  };
  const putBack = async () => {
    setAtPress(variant.stock);
    const back = await bag.setQuantity(variant.sku, 0);
    setAtPress(null);
    if (back) announce(`${title} is no longer in your bag.`, 'shop');
  };
  const label = addLabel(state, { stale, price: repriced ? price : null });
  const failed = bag.problem ?? problem;
  return (
    <div className="panel">
      <div className="st-l">
        <StockDots stock={variant.stock} yours={yours} large />
        <p
          className={classNames('num known', words.urgent && !stale && 'live med', state.kind === 'sold_out' && 'med')}
        >
          <Wet text={words.text} />
        </p>
        <Lookers productId={productId} show={state.kind !== 'sold_out'} />
      </div>
      <BuyNotices variant={variant} state={state} priceAtFirst={priceAtFirst} />
      {failed && (
        <Note tone="attention" role="alert">
          {failed}
        </Note>
      )}
      <BuyAction state={state} sku={variant.sku} label={label} pending={bag.pending} add={add} putBack={putBack} />
      {state.kind === 'sold_out' && <StillHere others={others} />}
      <BuyBar state={state} price={price} stock={words.text} label={label} pending={bag.pending} />
    </div>
  );
}

function heldSentence(title: string, leftMs: number): string {
  const minutes = Math.round(leftMs / 60_000);
  return minutes === 1 ? `${title} is held for you for a minute.` : `${title} is held for you for ${minutes} minutes.`;
}

function addLabel(state: BuyState, { stale, price }: { stale: boolean; price: string | null }): string | null {
  if (state.kind === 'hold_ended') return state.again ? 'Hold it again' : null;
  if (state.kind !== 'open') return null;
  if (stale) return 'Check and add to bag';
  return price ? `Add to bag, ${price}` : 'Add to bag';
}

/** A count from three up, never a place or a name. */
function Lookers({ productId, show }: { productId: string; show: boolean }) {
  const others = (useView<'viewers'>(topicOf.viewers(topicOf.product(productId)))?.data.count ?? 1) - 1;
  if (!show || others < 3) return null;
  return <p className="small mute num">{others} others are looking</p>;
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
