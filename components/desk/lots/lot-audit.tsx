import { statusTone, statusWords } from '#components/desk/orders/order-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DeskLot, LotEventKind } from '#contract/auction/desk-lot.ts';
import { actorWords } from './actor-words.ts';
import { lotEventWords } from './lot-event-words.ts';
import { LotOrderLink } from './lot-order-link.tsx';

export function LotAudit({ lot, opensOrders }: { lot: DeskLot; opensOrders: boolean }) {
  return (
    <aside className="desk-columns__four" aria-label="About the lot">
      <section>
        <h2 className="heading-small">Orders</h2>
        {lot.orders.length === 0 && <p className="small desk__aside muted">None yet.</p>}
        {lot.orders.map((order) => (
          <p key={order.publicId} className="between tabular">
            <LotOrderLink
              publicId={order.publicId}
              opens={opensOrders}
              words={order.number}
              className="desk__row-link text-link medium"
            />
            <span>{formatMoney(order.totalAmount, order.currency)}</span>
            <Badge tone={statusTone[order.status]}>{statusWords[order.status]}</Badge>
          </p>
        ))}
        <Related lot={lot} />
      </section>
      <section className="desk__apart">
        <h2 className="heading-small">What the house did</h2>
        <ol className="desk-feed tabular">
          {[...lot.audit].reverse().map(({ id, kind, actor, note, at }) => (
            <li key={id}>
              <span className="small faint">
                <Moment at={at} show="seconds" />
              </span>
              <span>
                <b className="medium">{lotEventWords[kind as LotEventKind] ?? kind}</b>
                <span className="small muted desk-lots__title">{actorWords(actor)}</span>
                {note && <span className="small muted desk-lots__title">{note}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}

const Related = ({ lot: { relistOf, relistedAs } }: { lot: DeskLot }) => (
  <>
    {relistOf && (
      <p className="small">
        <a className="desk__row-link text-link tabular" href={`/desk/auctions/${relistOf.id}`}>
          Was lot {relistOf.lotNumber} before
        </a>
      </p>
    )}
    {relistedAs && (
      <p className="small">
        <a className="desk__row-link text-link tabular" href={`/desk/auctions/${relistedAs.id}`}>
          Up again as lot {relistedAs.lotNumber}
        </a>
      </p>
    )}
  </>
);
