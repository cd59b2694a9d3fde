'use client';

import { OutbidNotice } from '#components/auction/alerts/outbid-notice.tsx';
import { HoldWatch } from '../bag/hold-watch.tsx';
import { NoticeToasts } from '../notice/notice-toasts.tsx';

/** What tells of holds that end, of being outbid and of new notices, on every page. */
export function Watches() {
  return (
    <>
      <HoldWatch />
      <OutbidNotice />
      <NoticeToasts />
    </>
  );
}
