import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CheckYourself } from '#components/auction/record/check-yourself.tsx';
import { RecordTable } from '#components/auction/record/record-table.tsx';
import { VerifyRecord } from '#components/auction/record/verify-record.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import '#components/auction/record/verify-page.css';
import { readLotPage } from '#server/auction/lot/lot-pages.ts';
import { readLotRecord } from '#server/auction/record/lot-record.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const lotPage = cache(readLotPage);

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await lotPage((await params).slug);
  return page ? { title: `Check lot ${page.lot.lotNumber}, ${page.lot.title}` } : notFoundHead;
}

export default async function VerifyPage({ params }: Props) {
  const page = await lotPage((await params).slug);
  if (!page) notFound();
  const { lot, view } = page;
  const record = await readLotRecord(lot.id);
  return (
    <main className="container verify-page">
      <p className="small">
        <a className="text-link" href={`/auctions/${lot.slug}`}>
          Lot <span className="tabular">{lot.lotNumber}</span>, {lot.title}
        </a>
      </p>
      <h1 className="heading-large">Check the result yourself</h1>
      <div className="verify-page__columns">
        <VerifyRecord initial={view} />
        <CheckYourself auctionId={lot.id} closed={record.state === 'closed'} />
      </div>
      <RecordTable record={record} />
    </main>
  );
}
