import { trackingWords } from '#components/order/journey/tracking-words.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { ArrivalChanges } from './arrival-changes.tsx';

/** Below the list: the carrier's own number of each parcel, what is in it, and how its arrival has moved. */
export function OrderParcels({ order, time }: { order: OrderView; time: ReaderTime }) {
  const { shipments } = order;
  return shipments.map((parcel, index) => (
    <div key={parcel.id}>
      <p>
        {shipments.length > 1 && (
          <b className="medium">
            Parcel {index + 1} of {shipments.length}, {trackingWords[parcel.status].toLowerCase()}.{' '}
          </b>
        )}
        {contentsOf(order, parcel)}
        {carrierName(parcel.carrier)}’s number is <TrackingNumber parcel={parcel} />.
      </p>
      {parcel.deliveredAt === null && <ArrivalChanges parcel={parcel} time={time} />}
    </div>
  ));
}

const TrackingNumber = ({ parcel: { carrierUrl, trackingNumber } }: { parcel: ShipmentView }) =>
  carrierUrl ? (
    <a className="text-link tabular" href={carrierUrl} rel="noreferrer noopener" target="_blank">
      {trackingNumber}
      <span className="visually-hidden">, on the carrier’s page, in a new window</span>
    </a>
  ) : (
    <span className="tabular">{trackingNumber}</span>
  );

function contentsOf({ lines, shipments }: OrderView, parcel: ShipmentView): string | null {
  if (!parcel.lines || shipments.length === 1) return null;
  const titleOf = (sku: string) => lines.find((line) => line.sku === sku)?.title ?? sku;
  const pieces = parcel.lines.map(({ sku, quantity }) =>
    quantity > 1 ? `${quantity} × ${titleOf(sku)}` : titleOf(sku),
  );
  return `${pieces.join(', ')}. `;
}
