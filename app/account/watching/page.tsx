import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { WatchedLots } from '#components/account/watched-lots.tsx';
import { LotStrip } from '#components/auction/list/lot-strip.tsx';
import { facesOf } from '#components/auction/list/sale.ts';
import { ownView } from '#server/account/own-views.ts';
import { readLots, readLotsClosingSoon } from '#server/auction/lot/lot-pages.ts';
import { watchListTopic } from '#server/auction/watch-list-view.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Watching', robots: { index: false } };

export default async function Watching() {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/account/watching');
  const list = await ownView(watchListTopic, actor.personId);
  const lots = await readLots(list?.data.lots ?? []);
  const closing = lots.length === 0 ? await readLotsClosingSoon(4) : [];
  return (
    <WatchedLots lots={lots}>
      {closing.length > 0 && (
        <section className="container closing-next" aria-labelledby="closing-next">
          <h2 className="heading" id="closing-next">
            Closing soonest
          </h2>
          <LotStrip lots={facesOf(closing)} />
        </section>
      )}
    </WatchedLots>
  );
}
