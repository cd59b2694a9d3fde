import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { BiddingDetails } from '#components/account/bidding-details.tsx';
import { AskToBid } from '#components/auction/bid/ask/ask-to-bid.tsx';
import { HighBids } from '#components/auction/bid/high-bids.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { accountTopic } from '#server/account/account-view.ts';
import { chosenAddress } from '#server/account/address-book/chosen-address.ts';
import { readHighBids } from '#server/account/ask-for-high-bids.ts';
import { readDetailsOnFile } from '#server/account/details-on-file.ts';
import { ownView } from '#server/account/own-views.ts';
import { cardForm } from '#server/payment/card-in-browser.ts';
import { keepsCards } from '#server/payment/offered-providers.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { actorOf } from '#server/session/actor.ts';
import { isOfHouse } from '#server/session/can.ts';
import { readCountriesToChoose } from '#server/tariff/countries-to-choose.ts';
import { safePath } from '#server/web/answer.ts';
import { typedOn } from '../../typed.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your bidding details', robots: { index: false } };

type Query = Promise<{ next?: string; address?: string; problem?: string; field?: string; typed?: string }>;

export default async function BiddingDetailsPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const { next: wanted, address: wantedAddress, problem = null, field = null } = query;
  const next = safePath(typeof wanted === 'string' ? wanted : '/account');
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) {
    redirect(`/sign-in?next=${encodeURIComponent(`/account/bidding?next=${encodeURIComponent(next)}`)}`);
  }
  if (await whyCheckoutIsClosed())
    return (
      <Statement title="We can’t take payments yet">
        Winners pay for their lots, so you can add your bidding details once we can take payments.
      </Statement>
    );
  const { address, cardLabel } = await readDetailsOnFile(actor.personId);
  const chosen = await chosenAddress(actor.personId, wantedAddress);
  const known = chosen.asked ? chosen.address : (address ?? chosen.address);
  const book = chosen.asked || address === null ? chosen.book : { ...chosen.book, chosen: null };
  const typed = await typedOn(query);
  const countries = await readCountriesToChoose();
  const card = cardLabel === null ? {} : { cardLabel };
  const defaults = { name: actor.name, ...known, ...typed, book, countries, ...card };
  const account = await ownView(accountTopic, actor.personId);
  const form = cardForm();
  const hasDetails = keepsCards() ? cardLabel !== null : address !== null;
  const highBids = await readHighBids(actor.personId);
  return (
    <main className="checkout-page">
      {account?.data.biddingPaused && (
        <div className="container">
          <AskToBid askedAt={account.data.biddingPaused.askedAt} />
        </div>
      )}
      <BiddingDetails defaults={defaults} next={next} problem={problem} field={field} cardForm={form} />
      {hasDetails && !isOfHouse(actor) && (
        <div className="container" id="high-bids">
          <HighBids {...highBids} />
        </div>
      )}
    </main>
  );
}
