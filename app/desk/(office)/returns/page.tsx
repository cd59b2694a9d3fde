import type { Metadata } from 'next';
import { ReturnsTable } from '#components/desk/returns/returns-table.tsx';
import { readDeskReturns } from '#server/desk/desk-returns.ts';
import { deskView, merchant } from '../../merchant.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Returns' };

export default async function ReturnsPage({ searchParams }: { searchParams: Promise<{ state?: string }> }) {
  const actor = await merchant();
  const settled = (await searchParams).state === 'settled';
  const rows = await readDeskReturns(actor, { settled });
  return (
    <>
      <div className="dh">
        <h1 className="h1">Returns</h1>
      </div>
      <div className="tb">
        <nav className="seg" aria-label="Filter">
          <a href="/desk/returns" aria-current={settled ? undefined : 'true'}>
            Open
          </a>
          <a href="/desk/returns?state=settled" aria-current={settled ? 'true' : undefined}>
            Settled
          </a>
        </nav>
      </div>
      <ReturnsTable
        rows={rows}
        desk={await deskView()}
        none={settled ? 'No return has been settled yet.' : 'No returns to settle. A new one appears here by itself.'}
      />
    </>
  );
}
