import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { InTheShop } from '#components/catalogue/in-the-shop.tsx';
import { OwnQuestions } from '#components/question/own-questions.tsx';
import { readBagOffer } from '#server/account/bag-offer.ts';
import { readOwnQuestions } from '#server/question/own-questions.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Questions', robots: { index: false } };

export default async function Questions() {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/account/questions');
  const questions = await readOwnQuestions(actor.personId);
  const offer = questions.length === 0 ? await readBagOffer(null) : null;
  return (
    <AccountFrame
      title="Questions"
      tab="/account/questions"
      lead="Questions you’ve asked makers. The piece’s page shows the question and answer, never your name."
    >
      <div className="own-questions">
        <OwnQuestions questions={questions} />
      </div>
      {offer && <InTheShop cards={offer.cards} />}
    </AccountFrame>
  );
}
