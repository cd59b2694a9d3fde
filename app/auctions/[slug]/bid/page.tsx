import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { detailsAddress } from '#components/auction/bid/ask/details-address.ts';
import { lotCharges } from '#components/auction/bid/lot-charges.ts';
import { BidQuestion } from '#components/auction/bid-sheet/bid-question.tsx';
import { questionAddress } from '#server/auction/bid/answered-question.ts';
import { readBidQuestion } from '#server/auction/bid/bid-question.ts';
import { readLotSale } from '#server/auction/lot/lot-sale.ts';
import { actorOf } from '#server/session/actor.ts';
import { isOfHouse } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Before you bid', robots: { index: false } };

type Query = Record<'amount' | 'buy' | 'bid' | 'problem', string | string[] | undefined>;
interface QuestionPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Query>;
}

/** The question before a bid, a purchase or a falling price binds. Made for one person, and never kept. */
export default async function QuestionPage({ params, searchParams }: QuestionPageProps) {
  const { slug } = await params;
  const query = Object.fromEntries(
    Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const here = questionAddress(slug, query);
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  const question = await readBidQuestion(actor, slug, query);
  if (!question) notFound();
  if (question === 'not_ready') redirect(detailsAddress(here));
  const { key, ...asked } = question;
  const [tariff, sale, shop] = await Promise.all([readPageTariff(), readLotSale(slug), readShop()]);
  if (!sale) notFound();
  return (
    <BidQuestion
      {...asked}
      bidKey={key}
      charges={lotCharges(shop.lotDeliveryAmount, sale.vat === 'margin' ? 'margin' : tariff.data.vat)}
      problem={query.problem ?? null}
      house={isOfHouse(actor)}
    />
  );
}
