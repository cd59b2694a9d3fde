import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { NoticesPage } from '#components/account/notices-page.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { settings } from '#server/config/settings.ts';
import { readNoticeChoices, readNoticePreferences } from '#server/notice/choose-notices.ts';
import { readInbox } from '#server/notice/inbox.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Notices', robots: { index: false } };

type Query = Promise<{ kept?: string; problem?: string }>;

export default async function Notices({ searchParams }: { searchParams: Query }) {
  const { kept, problem } = await searchParams;
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/account/notices');
  const [notices, kinds, reach, { address }] = await Promise.all([
    readInbox(actor.personId),
    readNoticeChoices(),
    readNoticePreferences(actor.personId),
    readAccountState(actor.personId),
  ]);
  return (
    <NoticesPage
      notices={notices}
      kinds={kinds}
      reach={reach}
      email={address ?? actor.email}
      confirmed={address !== null}
      pushKey={settings().VAPID_PUBLIC_KEY}
      kept={kept !== undefined}
      problem={problem ?? null}
    />
  );
}
