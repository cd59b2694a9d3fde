import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { WatchedLots } from '#components/auction/list/watched-lots.tsx';
import { ownView } from '#server/account/own-views.ts';
import { readLots } from '#server/auction/lot/lot-pages.ts';
import { watchListTopic } from '#server/auction/watch-list-view.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Watching', robots: { index: false } };

export default async function Watching() {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/account/watching');
  const list = await ownView(watchListTopic, actor.personId);
  return <WatchedLots lots={await readLots(list?.data.lots ?? [])} />;
}
