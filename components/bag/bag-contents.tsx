'use client';

import { useView } from '#components/live/view/use-view.ts';
import { useOpened } from '#components/opening/use-opened.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { Note } from '../ui/note.tsx';
import { BagLine } from './bag-line.tsx';
import { BagSummary } from './bag-summary.tsx';
import { type BagOffer, EmptyBag } from './empty-bag.tsx';
import { useBag } from './use-bag.ts';
import { useRemoval } from './use-removal.ts';
import './bag.css';

interface BagProps {
  /** Null for someone without a session. */
  initial: View<'my-bag'> | null;
  tariff: View<'tariff'>;
  problem: string | null;
  /** Why nobody can pay; null: they can. */
  closed: { why: string; opening: View<'opening'> } | null;
  /** For a bag that is empty when the page comes. */
  offer: BagOffer | null;
}

/** One person's bag, the same on all their tabs and devices. */
export function BagContents({ initial, problem, closed, ...props }: BagProps) {
  const contents = useView<'my-bag'>(topicOf.myBag, initial)?.data;
  const tariff = (useView(topicOf.tariff, props.tariff) ?? props.tariff).data;
  const bag = useBag();
  const remove = useRemoval(bag);
  useOpened(closed?.opening ?? null);
  if (!contents || contents.lines.length === 0) return <EmptyBag offer={props.offer} />;
  const failed = bag.problem ?? problem;
  return (
    <div className="columns bag-page">
      <div className="bag-page__lines">
        <h1 className="heading-large">Your bag</h1>
        {failed && (
          <Note tone="attention" role="alert">
            {failed}
          </Note>
        )}
        <ul>
          {contents.lines.map((line) => (
            <BagLine key={line.sku} line={line} bag={bag} remove={remove} />
          ))}
        </ul>
      </div>
      <BagSummary bag={contents} tariff={tariff} closed={closed?.why ?? null} />
    </div>
  );
}
