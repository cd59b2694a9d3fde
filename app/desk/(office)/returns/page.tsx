import type { Metadata } from 'next';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { ReturnsTable } from '#components/desk/returns/returns-table.tsx';
import { readDeskReturns } from '#server/desk/desk-returns.ts';
import { atDesk, deskView } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Returns' };

type Search = Promise<{ state?: string; after?: string; before?: string }>;

export default async function ReturnsPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/returns');
  const { state, after, before } = await searchParams;
  const settled = state === 'settled';
  const cursor = settled ? before : after;
  const { items, nextCursor } = await readDeskReturns(actor, { settled, cursor });
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Returns</h1>
      </div>
      <div className="desk-tools">
        <nav className="desk-tabs" aria-label="Filter">
          <a href="/desk/returns" aria-current={settled ? undefined : 'true'}>
            Open
          </a>
          <a href="/desk/returns?state=settled" aria-current={settled ? 'true' : undefined}>
            Settled
          </a>
        </nav>
      </div>
      <ReturnsTable
        rows={items}
        desk={await deskView()}
        none={settled ? 'No return has been settled yet.' : 'No returns to settle. New ones appear here automatically.'}
      />
      <DeskPages
        path="/desk/returns"
        asked={{ state: settled ? 'settled' : undefined }}
        name={settled ? 'before' : 'after'}
        isFirst={cursor === undefined}
        next={nextCursor}
      />
    </>
  );
}
