'use client';

import { useEffect } from 'react';
import { OutbidNotice } from '#components/auction/alerts/outbid-notice.tsx';
import { HoldWatch } from '../bag/hold-watch.tsx';
import { NoticeToasts } from '../notice/notice-toasts.tsx';
import { layOutLate } from './lay-out-late.ts';
import { OtherTabs } from './other-tabs.tsx';
import { PrefetchOnIntent } from './prefetch-on-intent.tsx';
import { StayOffline } from './stay-offline.tsx';

/** On every page, what tells of holds that end, of being outbid and of new notices, and what fetches a page ahead or keeps this one without a connection; and what only the first page has left for later. */
export function Watches() {
  useEffect(layOutLate, []);
  return (
    <>
      <HoldWatch />
      <OutbidNotice />
      <NoticeToasts />
      <PrefetchOnIntent />
      <StayOffline />
      <OtherTabs />
    </>
  );
}
