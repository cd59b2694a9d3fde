'use client';

import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';
import { Rolling } from '../ui/rolling.tsx';

/** The way to the bag, with how many pieces are in it on every device of one person. */
export function BagLink() {
  const known = useView<'my-bag'>(topicOf.myBag)?.data.itemCount;
  const count = known ?? 0;
  return (
    <a className="iconbtn" href="/bag">
      <span className="bag-word">Bag</span>
      <span className="bagn num">
        {/* The first count is no change: it doesn't roll. */}
        <Rolling key={known === undefined ? 'unknown' : 'known'} value={count} text={String(count)} />
      </span>
      <span className="sr">{count === 1 ? 'piece' : 'pieces'}</span>
    </a>
  );
}
