import type { Metadata } from 'next';
import { Unsubscribe } from '#components/notice/unsubscribe.tsx';
import { noticeKindSchema } from '#contract/notice/notice.ts';
import { readUnsubscribeKey } from '#server/mail/unsubscribe-link.ts';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Mail', robots: { index: false }, referrer: 'same-origin' };

type Query = Promise<{ key?: string; done?: string }>;

/** Where a mail's link leads: it asks before it turns anything off. */
export default async function UnsubscribePage({ searchParams }: { searchParams: Query }) {
  const { key = '', done } = await searchParams;
  const turnedOff = noticeKindSchema.safeParse(done);
  const kind = turnedOff.data ?? readUnsubscribeKey(key)?.kind ?? null;
  return <Unsubscribe kind={kind} linkKey={key} done={turnedOff.success} />;
}
