import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { noteScripts } from '#components/site/settled-scripts.ts';
import { SiteFrame } from '#components/site/site-frame.tsx';
import { themeScript } from '#components/site/theme.ts';
import { history } from '#server/history/history.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/first-paint.css';

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

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Pages that are kept have none: their policy names this script's hash.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The theme is set by the script below, before React looks.
    <html lang="en-GB" data-history={history() || undefined} suppressHydrationWarning>
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constants; they must run before the first paint and the scripts.
          dangerouslySetInnerHTML={{ __html: noteScripts + themeScript }}
        />
      </head>
      <body>
        <SiteFrame>{children}</SiteFrame>
      </body>
    </html>
  );
}
