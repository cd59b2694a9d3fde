'use client';

import { useView } from '#components/live/view/use-view.ts';
import { useOpened } from '#components/opening/use-opened.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { useLiveState } from '../live/live-provider.tsx';
import { Note } from '../ui/note.tsx';
import { BagLine } from './bag-line.tsx';
import { BagSummary } from './bag-summary.tsx';
import { useBag } from './use-bag.ts';
import { useRemoval } from './use-removal.ts';
import './bag.css';

interface BagProps {
  /** Null for someone without a session. */
  initial: View<'my-bag'> | null;
  problem: string | null;
  /** Why nobody can pay; null: they can. */
  closed: { why: string; opening: View<'opening'> } | null;
}

/** One person's bag, the same on all their tabs and devices. */
export function BagContents({ initial, problem, closed }: BagProps) {
  const contents = useView<'my-bag'>(topicOf.myBag, initial)?.data;
  const bag = useBag();
  const remove = useRemoval(bag);
  useOpened(closed?.opening ?? null);
  if (!contents || contents.lines.length === 0) return <EmptyBag />;
  const failed = bag.problem ?? problem;
  return (
    <div className="grid bag">
      <div className="bag-l">
        <h1 className="h1">Your bag</h1>
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
      <BagSummary bag={contents} closed={closed?.why ?? null} />
    </div>
  );
}

function EmptyBag() {
  const catchingUp = useLiveState((state) => state.catchingUp);
  if (catchingUp) {
    return (
      <div className="bag-empty" role="status">
        <h1 className="h1">Your bag</h1>
        <p className="lead">One moment. The piece you added is on its way into your bag.</p>
      </div>
    );
  }
  return (
    <div className="bag-empty">
      <h1 className="h1">Nothing in your bag</h1>
      <p className="lead">Pieces you add are held for 15 minutes.</p>
      <ButtonLink href="/shop">See all pieces</ButtonLink>
    </div>
  );
}
