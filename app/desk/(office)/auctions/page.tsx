import type { Metadata } from 'next';
import { LotsTable } from '#components/desk/lots/lots-table.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { BiddersWaiting } from '#components/desk/today/bidders-waiting.tsx';
import { readDeskLots } from '#server/desk/desk-lots.ts';
import { readBiddersWaiting } from '#server/desk/release-requests.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Auctions' };

type Search = Promise<{ do?: string; problem?: string }>;

export default async function DeskAuctionsPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/auctions');
  const { lots, views } = await readDeskLots(actor);
  const waiting = await readBiddersWaiting(actor);
  const { do: asked, problem } = await searchParams;
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Auctions</h1>
      </div>
      <ReturnedProblem code={problem} />
      <BiddersWaiting {...waiting} />
      {lots.length > 0 ? (
        <LotsTable lots={lots} views={views} asked={asked?.replace(/^close-/, '') ?? null} />
      ) : (
        <p className="desk__empty">There are no lots yet. Lots are added through the API.</p>
      )}
    </>
  );
}
