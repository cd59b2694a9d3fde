import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { companyPageTitle } from '#components/article/page-titles.ts';
import { iconsOf } from '#components/shop/icon-address.ts';
import { lookCss } from '#components/shop/look-css.ts';
import { noteScripts } from '#components/site/settled-scripts.ts';
import { SiteFrame } from '#components/site/site-frame.tsx';
import { themeScript } from '#components/site/theme.ts';
import { signOf } from '#components/ui/format/format-money.ts';
import { chosenColours } from '#contract/shop/look-settings.ts';
import { defaultCurrency } from '#contract/shop/shop-currency.ts';
import { paletteOf } from '#domain/shop/palette.ts';
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
  const shop = await readFrameShop();
  const { shopName, description, tagline } = shop;
  // A % of the name's own would be taken for the place of a page's title.
  const template = `%s · ${shopName.replaceAll('%s', '')}`;
  return {
    title: { default: shopName, template },
    description: description || tagline || null,
    icons: iconsOf(shop),
  };
}
export async function generateViewport(): Promise<Viewport> {
  await connection();
  const { groundColour, inkColour, wetColour } = await readFrameShop();
  const isChosen = groundColour || inkColour || wetColour;
  const { day, night } = paletteOf(chosenColours({ groundColour, inkColour, wetColour }));
  return {
    width: 'device-width',
    initialScale: 1,
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: day.paper },
      { media: '(prefers-color-scheme: dark)', color: isChosen ? night.paper : '#101416' },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Pages that are kept have none: their policy names this script's hash.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const shop = await readFrameShop();
  const { shopName, tagline, country, currency } = shop;
  const look = lookCss(shop);
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
        {look !== '' && (
          <style
            nonce={nonce}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: made of colours, names of files and choices, which the schema judges.
            dangerouslySetInnerHTML={{ __html: look }}
          />
        )}
      </head>
      <body>
        <SiteFrame
          shopName={shopName}
          tagline={tagline}
          companyPage={companyPageTitle(country)}
          sign={signOf(currency)}
          links={shop.headerLinks}
          hours={shop.openingHours}
          social={shop.socialLinks}
        >
          {children}
        </SiteFrame>
      </body>
    </html>
  );
}
