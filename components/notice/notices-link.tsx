'use client';

import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';

/** The way to the inbox, with how much in it is new. For whoever has one. */
export function NoticesLink() {
  const me = useView<'me'>(topicOf.me)?.data;
  if (!me?.signedIn) return null;
  const { unread } = me.notices;
  return (
    <a className="iconbtn d" href="/account/notices">
      Notices
      {unread > 0 && (
        <span className="bagn num">
          {unread}
          <span className="sr"> new</span>
        </span>
      )}
    </a>
  );
}
