'use client';

import Link from 'next/link';
import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';
import { counted } from '../ui/count-words.ts';
import { Rolling } from '../ui/rolling.tsx';

/** The way to the bag, with how many pieces are in it on every device of one person. */
export function BagLink() {
  const count = useView<'me'>(topicOf.me)?.data.bag.itemCount ?? 0;
  return (
    <Link className="iconbtn" href="/bag" prefetch={false} aria-label={`Bag, ${counted(count, 'piece')}`}>
      <span className="d">Bag</span>
      <span className="bagn num">
        <Rolling value={count} text={String(count)} />
      </span>
    </Link>
  );
}
