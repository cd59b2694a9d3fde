'use client';

import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';
import { Rolling } from '../ui/rolling.tsx';

/** The way to the bag, with how many pieces are in it on every device of one person; no number until that is known. */
export function BagLink() {
  const count = useView<'my-bag'>(topicOf.myBag)?.data.itemCount;
  return (
    <a className="iconbtn" href="/bag">
      <span className="bag-word">Bag</span>
      {/* The box stays, so that the number moves nothing when it comes. */}
      <span className={count === undefined ? 'bagn unknown' : 'bagn num'}>
        {count !== undefined && <Rolling value={count} text={String(count)} />}
      </span>
      {count !== undefined && <span className="sr">{count === 1 ? 'piece' : 'pieces'}</span>}
    </a>
  );
}
