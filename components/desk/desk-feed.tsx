'use client';

import { classNames } from '../ui/class-names.ts';
import { Moment } from '../ui/moment.tsx';
import type { FeedLine } from './feed-lines.ts';

/** How long a line's time stays vermilion. */
const freshMs = 10_000;

/** "As it happens". Not announced: it would never be quiet. */
export function DeskFeed({ lines, now }: { lines: FeedLine[]; now: number | null }) {
  if (lines.length === 0)
    return <p className="empty">Nothing yet. Orders, bids and changes appear here by themselves.</p>;
  return (
    <ol className="feed num">
      {lines.map(({ id, at, what, detail, href }) => (
        <li key={id}>
          <span className={classNames('small', isFresh(at, now) ? 'live med' : 'mute3')}>
            <Moment at={at} show="seconds" />
          </span>
          <span>
            {href ? (
              <a href={href}>
                <b className="med">{what}</b>
              </a>
            ) : (
              <b className="med">{what}</b>
            )}
            <br />
            <span className="small mute">{detail}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

const isFresh = (at: string, now: number | null): boolean => now !== null && now - Date.parse(at) < freshMs;
