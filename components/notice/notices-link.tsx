'use client';

import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';

export function NoticesLink() {
  const account = useView<'my-account'>(topicOf.myAccount)?.data;
  const unread = useView<'my-notices'>(topicOf.myNotices)?.data.unread ?? 0;
  if (!account?.signedIn) return null;
  return (
    <a className="icon-button site-header__desktop" href="/account/notices">
      Notices
      {unread > 0 && (
        <span className="bag-count tabular">
          {unread}
          <span className="visually-hidden"> new</span>
        </span>
      )}
    </a>
  );
}
