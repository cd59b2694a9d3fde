import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { WaitingRoom } from '#components/drop/room/waiting-room.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { readDropPage } from '#server/drop/drop-page.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const dropPage = cache(readDropPage);

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await dropPage((await params).slug);
  return page ? { title: `The waiting room, ${page.drop.title}`, robots: { index: false } } : notFoundHead;
}

/** The same for everyone, so that it costs nothing to load it again: one's own ticket comes over the socket. */
export default async function RoomPage({ params }: Props) {
  const page = await dropPage((await params).slug);
  if (!page) notFound();
  return <WaitingRoom {...page} />;
}
