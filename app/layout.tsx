import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { OutbidNotice } from '#components/auction/outbid-notice.tsx';
import { HoldWatch } from '#components/bag/hold-watch.tsx';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { NoticeToasts } from '#components/notice/notice-toasts.tsx';
import { PrefetchOnIntent } from '#components/site/prefetch-on-intent.tsx';
import { ShopFrame } from '#components/site/shop-frame.tsx';
import { SiteFooter } from '#components/site/site-footer.tsx';
import { SiteHeader } from '#components/site/site-header.tsx';
import { SkipLink } from '#components/site/skip-link.tsx';
import { themeScript } from '#components/site/theme.ts';
import { LiveRegions } from '#components/ui/live-regions.tsx';
import { Toasts } from '#components/ui/toasts.tsx';
import { preloadFont } from './preload-font.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

export const metadata: Metadata = {
  title: { default: 'Marketday', template: '%s · Marketday' },
  description: 'Studio ceramics and glass in small editions, sold as they come out of the kiln.',
};
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#101416' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  preloadFont('instrumentSans', 'newsreaderText', 'newsreaderDisplay');
  return (
    // The theme is set by the script below, before React looks.
    <html lang="en-GB" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; it must run before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <LiveProvider>
          <Toasts>
            <SkipLink />
            <ShopFrame>
              <SiteHeader />
            </ShopFrame>
            <div id="main" tabIndex={-1}>
              {children}
            </div>
            <ShopFrame>
              <SiteFooter />
            </ShopFrame>
            <PrefetchOnIntent />
            <HoldWatch />
            <OutbidNotice />
            <NoticeToasts />
          </Toasts>
        </LiveProvider>
        <LiveRegions />
      </body>
    </html>
  );
}
