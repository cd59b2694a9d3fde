import type { Metadata } from 'next';
import { Unsubscribe } from '#components/notice/unsubscribe.tsx';
import { readUnsubscribeKey } from '#server/mail/unsubscribe-link.ts';
import { optionalKind } from '#server/notice/optional-kind.ts';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Mail', robots: { index: false }, referrer: 'same-origin' };

type Query = Promise<{ key?: string; done?: string }>;

/** Where a mail's link leads: it asks before it turns anything off. */
export default async function UnsubscribePage({ searchParams }: { searchParams: Query }) {
  const { key = '', done } = await searchParams;
  const turnedOff = await optionalKind(done ?? '');
  const kind = turnedOff ?? (await optionalKind(readUnsubscribeKey(key)?.kind ?? ''));
  return <Unsubscribe kind={kind} linkKey={key} done={turnedOff !== null} />;
}
