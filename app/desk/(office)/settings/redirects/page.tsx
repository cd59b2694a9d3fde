import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { AddRedirect } from '#components/desk/settings/redirects/add-redirect.tsx';
import { ImportRedirects } from '#components/desk/settings/redirects/import-redirects.tsx';
import { RedirectList } from '#components/desk/settings/redirects/redirect-list.tsx';
import { SettingsIndex } from '#components/desk/settings/settings-index.tsx';
import { readRedirects } from '#server/redirect/save-redirects.ts';
import { atDesk } from '../../../at-desk.ts';
import '#components/desk/settings/settings.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Redirects' };

interface Props {
  searchParams: Promise<{ problem?: string; q?: string | string[] }>;
}

export default async function RedirectsPage({ searchParams }: Props) {
  await atDesk('/desk/settings/redirects');
  const { problem, q } = await searchParams;
  const like = typeof q === 'string' ? q.slice(0, 200) : '';
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Redirects</h1>
      </div>
      <ReturnedProblem code={problem} />
      <div className="settings">
        <SettingsIndex current="redirects" />
        <div>
          <p className="desk__quiet">
            Send visitors on from old addresses. A redirect never hides one of the shop’s own pages.
          </p>
          <AddRedirect />
          <ImportRedirects />
          <RedirectList {...(await readRedirects(like))} like={like} />
        </div>
      </div>
    </>
  );
}
