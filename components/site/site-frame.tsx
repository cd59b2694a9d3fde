'use client';

import { usePathname } from 'next/navigation';
import { Activity, type ReactNode } from 'react';
import { LiveProvider } from '../live/live-provider.tsx';
import { ShopName } from '../shop/shop-name.ts';
import { LiveRegions } from '../ui/live-regions.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { AfterWaking } from './after-waking.tsx';
import { BareHeader } from './bare-header.tsx';
import { liveTopics } from './live-topics.ts';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { SkipLink } from './skip-link.tsx';
import { SoftNavigation } from './soft-navigation.tsx';

interface Props {
  shopName: string;
  tagline: string;
  /** What the page about the seller is called. */
  companyPage: string;
  /** The sign of its currency. */
  sign: string;
  links: string;
  hours: string;
  social: string;
  children: ReactNode;
}

/** One component, so that a page's data names it once. */
export function SiteFrame({ shopName, links, children, ...footer }: Props) {
  const path = usePathname();
  // Whoever waits for a drop has one thing to look at.
  const isRoom = /^\/drops\/[^/]+\/room$/.test(path);
  const isCheckout = path === '/checkout';
  const shop = !path.startsWith('/desk') && !isRoom;
  return (
    <>
      <ShopName value={shopName}>
        <LiveProvider topics={liveTopics}>
          <Toasts>
            <SkipLink />
            {shop && !isCheckout && <SiteHeader shopName={shopName} links={links} />}
            {(isRoom || isCheckout) && <BareHeader shopName={shopName} toBag={isCheckout} />}
            <div id="main" tabIndex={-1}>
              {children}
            </div>
            <Activity>{shop && <SiteFooter links={links} {...footer} />}</Activity>
            <SoftNavigation />
            <AfterWaking />
          </Toasts>
        </LiveProvider>
      </ShopName>
      <LiveRegions />
    </>
  );
}
