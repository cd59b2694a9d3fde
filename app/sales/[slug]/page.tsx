import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { lotCharges } from '#components/auction/bid/lot-charges.ts';
import '#components/auction/ending/lot-ending.css';
import { LotNotice } from '#components/auction/lot/lot-notice.tsx';
import { SaleRoom } from '#components/auction/sale/sale-room.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { readSalePage } from '#server/auction/sale/sale-pages.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const salePage = cache(readSalePage);

interface SalePageProps {
  params: Promise<{ slug: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params }: SalePageProps): Promise<Metadata> {
  const page = await salePage((await params).slug);
  if (!page) return notFoundHead;
  const { title, description } = page.sale.data;
  return { title, description: description.slice(0, 160) || 'Lots that close one after another, live.' };
}

export default async function SalePage({ params, searchParams }: SalePageProps) {
  const { slug } = await params;
  const [page, tariff, shop] = await Promise.all([salePage(slug), readPageTariff(), readPageShop()]);
  if (!page) notFound();
  const { problem, outcome } = await searchParams;
  return (
    <main className="container">
      <nav className="small" aria-label="Where you are">
        <a className="text-link sale-room__back" href="/auctions">
          Auctions
        </a>
      </nav>
      <LotNotice problem={problem} outcome={outcome} slug={slug} />
      <SaleRoom initial={page.sale} lots={page.lots} charges={lotCharges(shop.lotDeliveryAmount, tariff.data.vat)} />
    </main>
  );
}
