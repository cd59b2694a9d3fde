'use client';

import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';
import { useLiveState } from '../live/live-provider.tsx';
import { Rolling } from '../ui/rolling.tsx';

/** The way to the bag, with how many pieces are in it on every device of one person; no number until that is known. */
export function BagLink() {
  const known = useView<'my-bag'>(topicOf.myBag)?.data.itemCount;
  // Whoever has not put anything in a bag yet is nobody to the shop, and has an empty one.
  const isNobodys = useLiveState((state) => state.denied[topicOf.myBag] === 'signed_out');
  const count = known ?? (isNobodys ? 0 : undefined);
  return (
    <a className="icon-button" href="/bag">
      <span className="bag-word">Bag</span>
      {/* The box stays, so that the number moves nothing when it comes. */}
      <span className={count === undefined ? 'bag-count bag-count--unknown' : 'bag-count tabular'}>
        {count !== undefined && <Rolling value={count} text={String(count)} />}
      </span>
      {count !== undefined && <span className="visually-hidden">{count === 1 ? 'piece' : 'pieces'}</span>}
    </a>
  );
}
