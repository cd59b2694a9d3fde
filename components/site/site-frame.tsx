'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { OutbidNotice } from '#components/auction/alerts/outbid-notice.tsx';
import { HoldWatch } from '../bag/hold-watch.tsx';
import { LiveProvider } from '../live/live-provider.tsx';
import { NoticeToasts } from '../notice/notice-toasts.tsx';
import { LiveRegions } from '../ui/live-regions.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { PrefetchOnIntent } from './prefetch-on-intent.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { SkipLink } from './skip-link.tsx';
import { SoftNavigation } from './soft-navigation.tsx';

/** One component, so that a page's data names it once. */
export function SiteFrame({ children }: { children: ReactNode }) {
  const shop = !usePathname().startsWith('/desk');
  return (
    <>
      <LiveProvider>
        <Toasts>
          <SkipLink />
          {shop && <SiteHeader />}
          <div id="main" tabIndex={-1}>
            {children}
          </div>
          {shop && <SiteFooter />}
          <SoftNavigation />
          <PrefetchOnIntent />
          <HoldWatch />
          <OutbidNotice />
          <NoticeToasts />
        </Toasts>
      </LiveProvider>
      <LiveRegions />
    </>
  );
}
