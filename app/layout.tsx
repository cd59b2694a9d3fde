import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { companyPageTitle } from '#components/article/page-titles.ts';
import { noteScripts } from '#components/site/settled-scripts.ts';
import { SiteFrame } from '#components/site/site-frame.tsx';
import { themeScript } from '#components/site/theme.ts';
import { signOf } from '#components/ui/format/format-money.ts';
import { defaultCurrency } from '#contract/shop/shop-currency.ts';
import { history } from '#server/engine/database/history/history.ts';
import { readFrameShop } from '#server/shop/page-shop.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import '#components/ui/text.css';
import '#components/ui/layout.css';
import '#components/ui/motion.css';
import '#components/ui/button.css';
import '#components/ui/photograph/photo.css';
import '#components/catalogue/piece-card.css';
import '#components/ui/edition/edition.css';
import '#components/ui/form/form.css';
import '#components/ui/notes.css';
import './styles/first-paint.css';

export async function generateMetadata(): Promise<Metadata> {
  // No page is rendered before there is a shop.
  await connection();
  const { shopName, description, tagline } = await readFrameShop();
  // A % of the name's own would be taken for the place of a page's title.
  const template = `%s · ${shopName.replaceAll('%s', '')}`;
  return { title: { default: shopName, template }, description: description || tagline || null };
}
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
  const { shopName, tagline, country, currency } = await readFrameShop();
  return (
    // The theme is set by the script below, before React looks.
    <html
      lang="en-GB"
      data-currency={currency === defaultCurrency ? undefined : currency}
      data-history={history() || undefined}
      suppressHydrationWarning
    >
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constants; they must run before the first paint and the scripts.
          dangerouslySetInnerHTML={{ __html: noteScripts + themeScript }}
        />
      </head>
      <body>
        <SiteFrame
          shopName={shopName}
          tagline={tagline}
          companyPage={companyPageTitle(country)}
          sign={signOf(currency)}
        >
          {children}
        </SiteFrame>
      </body>
    </html>
  );
}
