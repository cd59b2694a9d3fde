'use client';

import { ReceiveReturn } from '#components/desk/returns/receive-return.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { ReturnPhotos } from '#components/return/return-photos.tsx';
import { deskReturnWords, returnTone } from '#components/return/return-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { View } from '#contract/wire/views.ts';
import { commandsFor } from '#domain/order/order-transitions.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { returnCommandsFor } from '#domain/return/return-transitions.ts';
import { ForThePacker, PackingPapers, Recipient } from './order-aside.tsx';
import { OrderHead } from './order-head.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { PackedPhotos } from './packed-photos.tsx';
import { PackingActions } from './packing-actions.tsx';
import { PieceCell } from './piece-cell.tsx';
import '#components/return/return.css';

/** An order for whoever sees no money: what to pack, for whom, and what came back. */
export function PackingPage({
  initial,
  needsCustoms,
  may,
}: {
  initial: View<'packing'>;
  needsCustoms: boolean;
  may: readonly Permission[];
}) {
  const { data: order } = useView(initial.topic, initial) ?? initial;
  const path = `/desk/orders/${order.publicId}`;
  const packs = may.includes('order:pack');
  const mayShip = commandsFor(order.status, 'desk').includes('ship');
  return (
    <>
      <OrderHead order={order}>{packs && <PackingActions order={order} path={path} />}</OrderHead>
      <div className="desk-columns desk-columns--wide">
        <div className="desk-columns__eight">
          <Pieces order={order} />
          {!order.collectAt && <OrderParcels order={order} path={path} mayShip={packs && mayShip} mayTell={packs} />}
          <PackedPhotos order={order} action={`/api${path}/packed-photos`} mayAdd={packs} />
          {may.includes('return:read') && (
            <Returns order={order} path={path} receives={may.includes('return:receive')} />
          )}
        </div>
        <aside className="desk-columns__four" aria-label="About the order">
          <section>
            <h2 className="heading-small">To</h2>
            <Recipient order={order} />
            {order.shippingTitle && <p className="small muted">{order.shippingTitle}</p>}
          </section>
          <ForThePacker order={order} />
          {packs && <PackingPapers publicId={order.publicId} needsCustoms={needsCustoms} />}
        </aside>
      </div>
    </>
  );
}

function Pieces({ order }: { order: PackingOrder }) {
  return (
    <section aria-labelledby="pieces">
      <h2 className="heading-small" id="pieces">
        Pieces
      </h2>
      <table className="tabular desk-orders">
        <thead>
          <tr>
            <th>Piece</th>
            <th>SKU</th>
            <th className="cell-right">Qty</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <PieceCell line={line} />
              </td>
              <td className="muted">{line.sku}</td>
              <td className="cell-right">{line.quantity}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Returns({ order, path, receives }: { order: PackingOrder; path: string; receives: boolean }) {
  const { returns } = order.afterSale;
  if (returns.length === 0) return null;
  return (
    <section className="desk__apart returns" id="returns" aria-labelledby="returns-title">
      <h2 className="heading-small" id="returns-title">
        Returns
      </h2>
      {returns.map((back) => (
        <article key={back.id} className="return-card" aria-label={`Return ${back.number}`}>
          <div className="between">
            <h3 className="heading-small tabular">{back.number}</h3>
            <Badge tone={returnTone[back.status]}>{deskReturnWords[back.status]}</Badge>
          </div>
          <ul className="return-card__lines">
            {back.lines.map(({ id, title, quantity, restocked }) => (
              <li key={id}>
                <span className="work-title">{title}</span>
                <span className="small muted tabular">
                  Quantity {quantity}
                  {back.receivedAt && `, ${restocked} back in stock`}
                </span>
              </li>
            ))}
          </ul>
          {back.note && <p className="small muted return-card__note">{back.note}</p>}
          <ReturnPhotos ids={back.photoIds} number={back.number} />
          {receives && returnCommandsFor(back.status, 'desk').includes('receive') && (
            <ReceiveReturn back={back} action={`/api${path}/returns/${back.id}`} />
          )}
        </article>
      ))}
    </section>
  );
}
