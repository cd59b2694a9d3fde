'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { FeedLine } from './feed-lines.ts';

const freshMs = 10_000;

/** "As it happens". Not announced: it would never be quiet. */
export function DeskFeed({ lines }: { lines: FeedLine[] }) {
  if (lines.length === 0)
    return <p className="desk__empty">Nothing yet. Orders, bids and changes appear here automatically.</p>;
  return (
    <ol className="desk-feed tabular">
      {lines.map(({ id, at, what, detail, href }) => (
        <li key={id}>
          <FeedTime at={at} />
          <span>
            {href ? (
              <a href={href}>
                <b className="medium">{what}</b>
              </a>
            ) : (
              <b className="medium">{what}</b>
            )}
            <br />
            <span className="small muted">{detail}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function FeedTime({ at }: { at: string }) {
  const fresh = useByServerNow((now) => now !== null && now - Date.parse(at) < freshMs);
  return (
    <span className={classNames('small', fresh ? 'live-text medium' : 'faint')}>
      <Moment at={at} show="seconds" />
    </span>
  );
}
