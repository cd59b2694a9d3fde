'use client';

import { useRouter } from 'next/navigation';
import { usePacedRefresh } from '#components/desk/use-paced-refresh.ts';
import { useView } from '#components/live/view/use-view.ts';
import type { DeskLot } from '#contract/auction/desk-lot.ts';
import type { View } from '#contract/wire/views.ts';
import { LotActions } from './lot-actions.tsx';
import { LotAudit } from './lot-audit.tsx';
import { LotBids } from './lot-bids.tsx';
import { LotFacts } from './lot-facts.tsx';
import { LotRequest } from './lot-request.tsx';
import { LotState } from './lots-table.tsx';

export interface LotPageProps {
  lot: DeskLot;
  /** Whose clocks fields are read by. */
  zone: string;
  initial: View<'auction'>;
  /** What the address asks for (`?do=`): a dialog, for browsers without JavaScript. */
  asked: string | null;
  /** Whether whoever looks may read orders. */
  opensOrders: boolean;
}

export function LotPage({ lot, zone, initial, asked, opensOrders }: LotPageProps) {
  const view = useView(initial.topic, initial) ?? initial;
  const refresh = useRefresh(view.version, initial.version);
  const path = `/desk/auctions/${lot.id}`;
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/auctions">
              Auctions
            </a>
          </p>
          <h1 className="heading-large">
            <span className="tabular">{lot.lotNumber}</span>&ensp;<span className="work-title">{lot.title}</span>
          </h1>
          <p className="small muted">
            {lot.maker && `${lot.maker}. `}
            <a className="text-link" href={`/auctions/${lot.slug}`}>
              View as a bidder{' '}
            </a>
          </p>
        </div>
        <div className="cluster cluster--wrapping">
          <LotState view={view.data} />
          <LotActions lot={lot} zone={zone} view={view.data} path={path} asked={asked} onDone={refresh} />
        </div>
      </div>
      {lot.request && (
        <LotRequest request={lot.request} opensOrders={opensOrders} path={path} asked={asked} onDone={refresh} />
      )}
      <LotFacts view={view.data} />
      <div className="desk-columns desk-columns--wide">
        <div className="desk-columns__eight">
          <LotBids lot={lot} view={view.data} path={path} asked={asked} onDone={refresh} />
        </div>
        <LotAudit lot={lot} opensOrders={opensOrders} />
      </div>
    </>
  );
}

const atMostEveryMs = 1_000;

/** Fetches what the lot's own topic does not carry: when that moves on, and after one's own command. */
function useRefresh(version: number, rendered: number): () => void {
  const router = useRouter();
  usePacedRefresh(version, rendered, atMostEveryMs);
  return () => router.refresh();
}
