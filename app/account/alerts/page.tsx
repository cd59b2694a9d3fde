import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { OwnAlerts } from '#components/alert/own-alerts.tsx';
import { InTheShop } from '#components/catalogue/in-the-shop.tsx';
import { offerMinutes } from '#domain/alert/line.ts';
import { readBagOffer } from '#server/account/bag-offer.ts';
import { ownView } from '#server/account/own-views.ts';
import { ownAlertsTopic } from '#server/alert/own-alerts-view.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Alerts', robots: { index: false } };

export default async function Alerts() {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/account/alerts');
  const alerts = await ownView(ownAlertsTopic, actor.personId);
  const offer = alerts?.data.alerts.length === 0 ? await readBagOffer(null) : null;
  return (
    <AccountFrame
      title="Alerts"
      tab="/account/alerts"
      lead={`Pieces and makers you asked us about. If a piece comes back and it’s your turn, we’ll hold it for you for ${offerMinutes} minutes.`}
    >
      <div className="alert-page">{alerts && <OwnAlerts initial={alerts} />}</div>
      {offer && <InTheShop cards={offer.cards} />}
    </AccountFrame>
  );
}
