import type { Metadata } from 'next';
import { LinkedAlert, LinkedLists } from '#components/alert/linked-alert.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { readAlertByLink, readListsByLink } from '#server/alert/alert-by-link.ts';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Your alert', robots: { index: false }, referrer: 'same-origin' };

type Query = Promise<Record<string, string | string[] | undefined>>;

/** Where an alert's mail leads, and where a form without JavaScript goes once it is sent. */
export default async function AlertPage({ searchParams }: { searchParams: Query }) {
  const { key, sent, problem } = await searchParams;
  const shop = <ButtonLink href="/shop">See the pieces</ButtonLink>;
  if (sent === '1') {
    return (
      <Statement title="Check your email" actions={shop}>
        We’ve sent you a link. Open it to confirm your alert.
      </Statement>
    );
  }
  const linkKey = typeof key === 'string' ? key : '';
  const lists = await readListsByLink(linkKey);
  if (lists) return <LinkedLists lists={lists} linkKey={linkKey} />;
  const alert = await readAlertByLink(linkKey);
  if (!alert) {
    return (
      <Statement title="This link no longer works" actions={shop}>
        It’s incomplete or has expired. You can ask again in the shop.
      </Statement>
    );
  }
  return (
    <LinkedAlert
      alert={alert}
      linkKey={linkKey}
      problem={problemWords(typeof problem === 'string' ? problem : undefined)}
    />
  );
}
