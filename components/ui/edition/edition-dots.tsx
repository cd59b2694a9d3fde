'use client';

import { type CSSProperties, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { dotColumns, type Edition, editionSentence, editionSize, isLow, showsDots, soldDots } from './edition.ts';

/** Sales at once that are played dot by dot; more are a straight swap. */
const mostPlayed = 5;

/** One dot per piece: free, yours, in bags, sold. */
export function EditionDots({ large = false, ...edition }: Edition & { large?: boolean }) {
  const [seen, setSeen] = useState({ sold: edition.sold, wet: 0, turn: 0 });
  if (seen.sold !== edition.sold) {
    const sales = edition.sold - seen.sold;
    setSeen({ sold: edition.sold, wet: sales > 0 && sales <= mostPlayed ? sales : 0, turn: seen.turn + 1 });
  }
  if (editionSize(edition) === 0) return null;
  if (!showsDots(edition)) return <Gauge {...edition} />;
  return (
    <span
      className={classNames('edition', isLow(edition) && 'edition--low', large && 'edition--large')}
      style={{ '--c': dotColumns(edition) } as CSSProperties}
      role="img"
      aria-label={editionSentence(edition)}
    >
      <Dots count={edition.free} />
      <Dots count={edition.yours} className="edition__own" />
      <Dots count={edition.inBags} className="edition__held" />
      <WetDots count={Math.min(seen.wet, soldDots(edition))} key={seen.turn} />
      <Dots count={soldDots(edition) - seen.wet} className="edition__sold" />
    </span>
  );
}

/** A free piece's dot has no class: a list of pieces has hundreds of them. */
function Dots({ count, className }: { count: number; className?: string }) {
  return Array.from({ length: Math.max(0, count) }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike, their place is their only name.
    <i key={place} className={className} />
  ));
}

function WetDots({ count }: { count: number }) {
  return Array.from({ length: count }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    <i key={place} className="edition__sold edition__wet" style={{ '--n': place } as CSSProperties} />
  ));
}

function Gauge(edition: Edition) {
  const share = (count: number) => ({ width: `${(count / editionSize(edition)) * 100}%` });
  return (
    <span className="edition-bar" role="img" aria-label={editionSentence(edition)}>
      <i style={share(edition.free)} />
      <b style={share(edition.inBags + edition.yours)} />
    </span>
  );
}
