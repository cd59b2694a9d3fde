import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { instrumentSans, newsreader } from './fonts.ts';
import './styles/tokens.css';
import './styles/base.css';

export const metadata: Metadata = {
  title: { default: 'Marketday', template: '%s · Marketday' },
  description: 'Studio ceramics and glass in small editions, sold as they come out of the kiln.',
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={`${newsreader.variable} ${instrumentSans.variable}`}>
      <body>
        <LiveProvider>{children}</LiveProvider>
      </body>
    </html>
  );
}
