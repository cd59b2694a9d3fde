import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { TicketPage } from '#components/drop/ticket/ticket-page.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { readDropPage, readFreeNumbers } from '#server/drop/drop-page.ts';
import { readDropViews } from '#server/drop/drop-view.ts';
import { readDropStanding } from '#server/drop/reminder/read-drop-standing.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your ticket', robots: { index: false } };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ problem?: string }>;
}

export default async function DropTicketPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { problem } = await searchParams;
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect(`/sign-in?next=/drops/${encodeURIComponent(slug)}/ticket`);
  const page = await readDropPage(slug);
  if (!page) notFound();
  const { id } = page.drop;
  const { entry, missing, remindsAt } = await readDropStanding(actor.personId, id);
  const view = (await readDropViews(database(), [id])).get(id)?.data;
  if (!view) notFound();
  return (
    <TicketPage
      {...page}
      view={view}
      entry={entry}
      free={entry?.state === 'admitted' ? await readFreeNumbers(page.pieces.map(({ sku }) => sku)) : {}}
      now={databaseNow().getTime()}
      refused={problemWords(problem)}
      missing={missing}
      remindsAt={remindsAt}
    />
  );
}
