'use client';

import { usePathname } from 'next/navigation';
import { Activity, type ReactNode } from 'react';
import { LiveProvider } from '../live/live-provider.tsx';
import { LiveRegions } from '../ui/live-regions.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { AfterWaking } from './after-waking.tsx';
import { BareHeader } from './bare-header.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { SkipLink } from './skip-link.tsx';
import { SoftNavigation } from './soft-navigation.tsx';

/** One component, so that a page's data names it once. */
export function SiteFrame({ children }: { children: ReactNode }) {
  const path = usePathname();
  // Whoever waits for a drop has one thing to look at.
  const isRoom = /^\/drops\/[^/]+\/room$/.test(path);
  const isCheckout = path === '/checkout';
  const shop = !path.startsWith('/desk') && !isRoom;
  return (
    <>
      <LiveProvider>
        <Toasts>
          <SkipLink />
          {shop && !isCheckout && <SiteHeader />}
          {(isRoom || isCheckout) && <BareHeader toBag={isCheckout} />}
          <div id="main" tabIndex={-1}>
            {children}
          </div>
          <Activity>{shop && <SiteFooter />}</Activity>
          <SoftNavigation />
          <AfterWaking />
        </Toasts>
      </LiveProvider>
      <LiveRegions />
    </>
  );
}
