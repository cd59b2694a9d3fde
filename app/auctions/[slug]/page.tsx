import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Activity, cache } from 'react';
import { BidPanel } from '#components/auction/bid/bid-panel.tsx';
import { BiddingPaused } from '#components/auction/bid/bidding-paused.tsx';
import { PriceAndBids } from '#components/auction/history/price-and-bids.tsx';
import { LotHeading } from '#components/auction/lot/lot-heading.tsx';
import { LotNotice } from '#components/auction/lot/lot-notice.tsx';
import { LotPhotographs } from '#components/auction/lot/lot-photographs.tsx';
import { LotSeller } from '#components/auction/lot/lot-seller.tsx';
import { LotTerms } from '#components/auction/lot/lot-terms.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import '#components/auction/lot/lot-page.css';
import '#components/auction/ending/lot-ending.css';
import { lotCharges } from '#components/auction/bid/lot-charges.ts';
import { AboutLot } from '#components/auction/lot/about-lot.tsx';
import { LotComing } from '#components/auction/lot/lot-coming.tsx';
import { LotNavigation } from '#components/auction/lot/lot-navigation.tsx';
import type { Lot } from '#contract/auction/auction.ts';
import { readLotPage } from '#server/auction/lot/lot-pages.ts';
import { readLotSale } from '#server/auction/lot/lot-sale.ts';
import { shareImages } from '#server/discovery/share-address.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const lotPage = cache(readLotPage);

interface LotPageProps {
  params: Promise<{ slug: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params }: LotPageProps): Promise<Metadata> {
  const { slug } = await params;
  const page = await lotPage(slug);
  if (!page) return notFoundHead;
  const { lot } = page;
  const { shopName } = await readPageShop();
  const words = { title: `Lot ${lot.lotNumber}, ${lot.title}`, description: summaryOf(lot) };
  return {
    metadataBase: new URL(shopUrl()),
    alternates: { canonical: `/auctions/${slug}` },
    ...words,
    openGraph: { ...words, images: shareImages('auctions', slug, { ...lot, shopName }, lot.images) },
  };
}

function summaryOf({ description, title, maker, material }: Lot): string {
  return description.slice(0, 160) || `${[title, maker, material].filter(Boolean).join(', ')}. Bid live.`;
}

export default async function LotPage({ params, searchParams }: LotPageProps) {
  const [page, tariff, shop] = await Promise.all([lotPage((await params).slug), readPageTariff(), readPageShop()]);
  if (!page) notFound();
  const { lot, view } = page;
  const sale = await readLotSale(lot.slug);
  if (!sale) notFound();
  const charges = lotCharges(shop.lotDeliveryAmount, sale.vat === 'margin' ? 'margin' : tariff.data.vat);
  const { problem, outcome } = await searchParams;
  return (
    <main className="container lot-page">
      <div id="last-minutes" />
      <LotNavigation lotNumber={lot.lotNumber} sale={view.data.sale} {...page} />
      <div className="columns lot-page__top">
        <LotPhotographs images={lot.images} />
        <div className="lot-page__bidding">
          <LotHeading lot={lot} currency={view.data.currency} />
          <BiddingPaused />
          <LotNotice problem={problem} outcome={outcome} slug={lot.slug} />
          <BidPanel lot={lot} initial={view} charges={charges} />
          {view.data.state === 'scheduled' && <LotComing slug={lot.slug} />}
          <LotSeller sale={sale} estimateHigh={lot.estimateHighAmount} lot={view.data} charges={charges} />
          <Activity>
            <LotTerms lot={lot} initial={view} />
          </Activity>
        </div>
      </div>
      <Activity>
        <PriceAndBids initial={view} />
        <AboutLot lot={lot} sale={sale} />
      </Activity>
    </main>
  );
}
