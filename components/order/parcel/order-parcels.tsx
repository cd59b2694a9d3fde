import { sayArrival } from '#components/order/order-headline.ts';
import { trackingWords } from '#components/order/order-history.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/order.ts';
import type { ShipmentView } from '#contract/order/shipment.ts';
import { carrierName } from '#domain/tracking/carrier-name.ts';
import { ArrivalChanges, changesIn } from './arrival-changes.tsx';
import { initialsOf } from './initials-of.ts';

export function OrderParcels({ order, time }: { order: OrderView; time: ReaderTime }) {
  const { shipments } = order;
  if (shipments.length === 0) return null;
  return (
    <section className="prs" aria-label="Parcels">
      {shipments.map((parcel, index) => (
        <Parcel
          key={parcel.id}
          parcel={parcel}
          title={shipments.length > 1 ? `Parcel ${index + 1} of ${shipments.length}` : 'Your parcel'}
          contents={contentsOf(order, parcel)}
          alone={shipments.length === 1}
          time={time}
        />
      ))}
    </section>
  );
}

function contentsOf({ lines, shipments }: OrderView, parcel: ShipmentView): string | null {
  if (!parcel.lines || shipments.length === 1) return null;
  const titleOf = (sku: string) => lines.find((line) => line.sku === sku)?.title ?? sku;
  return parcel.lines
    .map(({ sku, quantity }) => (quantity > 1 ? `${quantity} × ${titleOf(sku)}` : titleOf(sku)))
    .join(', ');
}

interface ParcelProps {
  parcel: ShipmentView;
  title: string;
  contents: string | null;
  /** The page's heading, steps and proof are about it alone, and say the rest. */
  alone: boolean;
  time: ReaderTime;
}

function Parcel({ parcel, title, contents, alone, time }: ParcelProps) {
  const { carrierUrl, trackingNumber, status, eta, deliveredAt, signedBy, photoUrl } = parcel;
  return (
    <div className="pr">
      <h2 className="h3">{title}</h2>
      <dl className="dl">
        {!alone && (
          <>
            <dt>Status</dt>
            <dd>{trackingWords[status]}</dd>
          </>
        )}
        <dt>Carrier</dt>
        <dd className="num">
          {carrierName(parcel.carrier)},{' '}
          {carrierUrl ? (
            <a className="link tr-l" href={carrierUrl} rel="noreferrer noopener" target="_blank">
              {trackingNumber}
              <span className="sr">, at the carrier’s own page, in a new window</span>
            </a>
          ) : (
            trackingNumber
          )}
        </dd>
        {contents && (
          <>
            <dt>Contents</dt>
            <dd>{contents}</dd>
          </>
        )}
        {deliveredAt && !alone && (
          <>
            <dt>Delivered</dt>
            <dd>
              <Moment at={deliveredAt} show="day-time" />
            </dd>
          </>
        )}
        {!deliveredAt && eta && (!alone || changesIn(parcel.arrivals, time).length > 0) && (
          <>
            <dt>Expected</dt>
            <dd className="num">
              {sayArrival(eta, time)}
              <ArrivalChanges parcel={parcel} time={time} />
            </dd>
          </>
        )}
        {signedBy && !alone && (
          <>
            <dt>Signed for by</dt>
            <dd>{initialsOf(signedBy)}</dd>
          </>
        )}
        {photoUrl && (
          <>
            <dt>Proof</dt>
            <dd>
              <a className="link tr-l" href={photoUrl} rel="noreferrer noopener" target="_blank">
                Photograph by the courier
              </a>
              <span className="small mute"> Only you can see it, not people with the shared link.</span>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
