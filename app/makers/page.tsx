import type { Metadata } from 'next';
import { MakersPage } from '#components/maker/makers-page.tsx';
import { readMakers } from '#server/catalogue/makers.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(shopUrl()),
    title: 'Makers',
    description: 'The potters and glassblowers whose pieces are in the shop.',
    alternates: { canonical: '/makers' },
  };
}

export default async function Makers() {
  return <MakersPage makers={await readMakers()} />;
}
