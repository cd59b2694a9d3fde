import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AccountLists } from '#components/account/account-lists.tsx';
import { AccountNews } from '#components/account/account-news.tsx';
import { AccountSettings } from '#components/account/account-settings.tsx';
import { AccountTabs } from '#components/account/account-tabs.tsx';
import { OnFile } from '#components/account/on-file.tsx';
import { SignOut } from '#components/account/sign-out.tsx';
import { facesOf } from '#components/auction/list/sale.ts';
import { problemWords } from '#components/problem/problem-words.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { accountTopic } from '#server/account/account-view.ts';
import { readDetailsOnFile } from '#server/account/details-on-file.ts';
import { ownOrdersTopic } from '#server/account/own-orders-view.ts';
import { ownSessionsTopic } from '#server/account/own-sessions-view.ts';
import { ownView } from '#server/account/own-views.ts';
import { printAddress } from '#server/address/print-address.ts';
import { ownAlertsTopic } from '#server/alert/own-alerts-view.ts';
import { readLots } from '#server/auction/lot/lot-pages.ts';
import { positionsTopic } from '#server/auction/positions-view.ts';
import { demoMailFolder } from '#server/mail/demo-mail-folder.ts';
import { ownNoticesTopic } from '#server/notice/own-notices-view.ts';
import { keepsCards } from '#server/payment/offered-providers.ts';
import { actorOf } from '#server/session/actor.ts';
import { passkeySite } from '#server/session/passkey/passkey-site.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Account' };

type Query = Promise<{ saved?: string; problem?: string }>;

export default async function AccountPage({ searchParams }: { searchParams: Query }) {
  const { saved, problem } = await searchParams;
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/account');
  const orders = await ownView(ownOrdersTopic, actor.personId);
  const positions = await ownView(positionsTopic, actor.personId);
  const alerts = await ownView(ownAlertsTopic, actor.personId);
  const lots = await readLots(positions?.data.positions.map(({ auctionId }) => auctionId) ?? []);
  const notices = await ownView(ownNoticesTopic, actor.personId);
  const onFile = await readDetailsOnFile(actor.personId);
  const account = passkeySite() && (await ownView(accountTopic, actor.personId));
  const state = await readAccountState(actor.personId);
  const sessions = await ownView(ownSessionsTopic, actor.personId);
  return (
    <main className="container account">
      <div className="account__head">
        <div>
          <h1 className="heading-large">{actor.name || 'Your account'}</h1>
          <p className="muted">{actor.email}</p>
        </div>
        <div className="cluster">
          {state.staff && <ButtonLink href="/desk">Go to the desk</ButtonLink>}
          <SignOut />
        </div>
      </div>
      <AccountTabs here="/account" />
      <AccountNews
        done={saved}
        refused={problemWords(problem)}
        claimed={state.claimed}
        owned={state.address !== null && state.address !== state.claimed}
        mailFolder={demoMailFolder()}
      />
      {orders && positions && alerts && notices && (
        <AccountLists {...{ orders, positions, alerts, notices }} lots={facesOf(lots)} />
      )}
      <div className="account__two">
        <OnFile
          cardLabel={onFile.cardLabel}
          address={onFile.address ? printAddress(onFile.address) : []}
          keepsCards={keepsCards()}
        />
        <AccountSettings state={state} sessionsOf={sessions} here={actor.sessionId} passkeysOf={account} />
      </div>
    </main>
  );
}
