import type { Metadata } from 'next';
import { HowBiddingWorks } from '#components/auction/guide/how-bidding-works.tsx';
import { readPageHeadPhotograph } from '#server/article/page-head-photograph.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(shopUrl()),
    title: 'How bidding works',
    description: 'Your maximum, the price you pay, how a lot closes, what binds you and what protects you.',
    alternates: { canonical: '/auctions/how-bidding-works' },
  };
}

export default async function HowBiddingWorksPage() {
  return <HowBiddingWorks image={await readPageHeadPhotograph('auctionsPhotograph')} />;
}
