import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { BagContents } from '#components/bag/bag-contents.tsx';
import { problemWords } from '#components/site/problem-words.ts';
import { topicOf } from '#contract/topics.ts';
import { readMeView } from '#server/account/me-view.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your bag' };

export default async function BagPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const actor = await actorOf(await headers());
  const me = actor.kind === 'person' ? await readMeView(actor.personId) : null;
  const { problem } = await searchParams;
  return (
    <main className="wrap">
      <BagContents initial={me && { topic: topicOf.me, ...me }} problem={problemWords(problem)} />
    </main>
  );
}
