import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { BagContents } from '#components/bag/bag-contents.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { readBagOffer } from '#server/account/bag-offer.ts';
import { ownView } from '#server/account/own-views.ts';
import { ownBagTopic } from '#server/bag/own-bag-view.ts';
import { readOpening } from '#server/opening/opening-view.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { actorOf } from '#server/session/actor.ts';
import { readTariff } from '#server/tariff/tariff-view.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your bag' };

export default async function BagPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const actor = await actorOf(await headers());
  const bag = actor.kind === 'person' ? await ownView(ownBagTopic, actor.personId) : null;
  const isEmpty = !bag || bag.data.lines.length === 0;
  const offer = isEmpty ? await readBagOffer(bag && actor.kind === 'person' ? actor.personId : null) : null;
  const { problem } = await searchParams;
  const opening = await readOpening();
  const closed = await whyCheckoutIsClosed();
  return (
    <main className="container">
      <BagContents
        initial={bag}
        offer={offer}
        tariff={await readTariff()}
        problem={problemWords(problem)}
        closed={closed && { why: closed.problem.message, opening }}
      />
    </main>
  );
}
