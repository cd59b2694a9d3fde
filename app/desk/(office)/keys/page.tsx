import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ApiKeys } from '#components/desk/api-keys.tsx';
import { readApiKeys } from '#server/api-key/api-keys-view.ts';
import { newKeyCookieName } from '#server/api-key/new-key-cookie.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'API keys' };

type Query = Promise<{ problem?: string; field?: string }>;

export default async function DeskKeysPage({ searchParams }: { searchParams: Query }) {
  await atDesk('/desk/keys');
  const { problem, field } = await searchParams;
  const fresh = parseCookies((await headers()).get('cookie')).get(newKeyCookieName) ?? null;
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">API keys</h1>
      </div>
      <ApiKeys
        keys={await readApiKeys()}
        fresh={fresh}
        problem={problem === undefined ? null : field === 'name' ? 'name' : 'scopes'}
      />
    </>
  );
}
