import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { listStanding } from '#components/order/list-standing.ts';
import { readerTime } from '#components/order/reader-time.ts';
import { Badge } from '#components/ui/badge.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { DeskOrder } from '#contract/order/desk-order.ts';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { ListedParcel } from '#contract/shipping/shipment.ts';
import { topicOf } from '#contract/topics.ts';
import { statusTone, statusWords } from './order-words.ts';

/** Whom an order is for and where it is comes with the page; for one that comes in later, with its own view. */
export type ListedOrder = Omit<DeskOrder, 'totalAmount'> & {
  /** Null for whoever sees no money. */
  totalAmount: number | null;
  name?: string | null;
  toCollect?: boolean;
  isTest?: boolean;
  gift?: boolean;
  note?: string | null;
  parcels?: ListedParcel[];
};

/** The topic that its reader may follow. */
export const seenTopic = ({ publicId, totalAmount }: ListedOrder): string =>
  totalAmount === null ? deskTopicOf.packing(publicId) : topicOf.order(publicId);

interface OrderRowProps {
  order: ListedOrder;
  arrived: boolean;
  unread: number;
  packs: boolean;
  ticked: boolean;
  /** Why what was asked of it wasn't done. */
  refused: string | null;
}

export function OrderRow({ order, arrived, unread, packs, ticked, refused }: OrderRowProps) {
  const { publicId, number, placedAt, city, pieces, totalAmount, currency } = order;
  const live: PackingOrder | undefined = useView<'order' | 'packing'>(seenTopic(order))?.data;
  const status = live?.status ?? order.status;
  const name = order.name ?? live?.shippingAddress?.name;
  const note = order.note ?? live?.note;
  const said = [
    (order.gift ?? Boolean(live?.gift)) && 'A present: no price in the box.',
    note && `Note: ${note}`,
  ].filter(Boolean);
  const standing = useByServerNow((now) => listStanding(listedOf(order, live), readerTime(now)), 60_000);
  return (
    <tr className={classNames(arrived && 'desk__wet', ticked && 'desk-orders__row--ticked')}>
      {packs && (
        <td className="desk-cell-tick">
          <label className="desk-tick">
            <input type="checkbox" name={`order.${publicId}`} aria-label={`Select ${number}`} autoComplete="off" />
          </label>
        </td>
      )}
      <td className="desk-cell-first">
        <a href={`/desk/orders/${publicId}`} className="desk__row-link medium text-link">
          {number}
        </a>
        {(order.isTest ?? live?.isTest) && <span className="small muted"> Test</span>}
        {unread > 0 && <span className="small live-text"> {counted(unread, 'new message')}</span>}
      </td>
      <td className="desk-cell-second">
        {name ?? <span className="faint">No name yet</span>}
        {said.length > 0 && <span className="small muted desk-orders__note">{said.join(' ')}</span>}
        {refused && <span className="small desk-orders__refused">{refused}</span>}
      </td>
      <td className="desk-cell-third">{city ?? <span className="faint">No address yet</span>}</td>
      <td className="cell-right desk-cell-fourth">
        {pieces}
        <span className="desk-pieces__label"> {pieces === 1 ? 'piece' : 'pieces'}</span>
      </td>
      <td className="desk-cell-fifth">
        <Badge tone={statusTone[status]}>{standing ?? statusWords[status]}</Badge>
      </td>
      <td className="muted desk-cell-sixth">
        <Moment at={placedAt} show="day-time" />
      </td>
      {totalAmount !== null && (
        <td className="cell-right medium desk-cell-seventh">{formatMoney(totalAmount, currency)}</td>
      )}
    </tr>
  );
}

const listedOf = ({ status, toCollect = false, parcels = [] }: ListedOrder, live: PackingOrder | undefined) =>
  live
    ? { status: live.status, toCollect: live.collectAt !== null, parcels: live.shipments }
    : { status, toCollect, parcels };
