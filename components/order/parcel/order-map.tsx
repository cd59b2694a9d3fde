import { trackingWords } from '#components/order/order-history.ts';
import type { OrderView } from '#contract/order/order.ts';
import type { RouteMap } from '#contract/order/route-map.ts';
import type { ShipmentView } from '#contract/order/shipment.ts';
import { LastFix } from './last-fix.tsx';
import { isTrouble, leadParcel } from './order-progress.ts';
import { ParcelMap } from './parcel-map.tsx';

const fixesOf = ({ events }: ShipmentView) => events.filter((event) => event.position !== null);

export function OrderMap({ map, order }: { map: RouteMap; order: OrderView }) {
  const seen = order.shipments.filter((parcel) => fixesOf(parcel).length > 0);
  const parcel = leadParcel({ shipments: seen });
  const last = parcel && fixesOf(parcel)[0];
  if (!parcel || !last) return null;
  const index = order.shipments.indexOf(parcel);
  return (
    <ParcelMap map={map} label={labelOf(order, seen)}>
      <LastFix
        at={last.occurredAt}
        zone={last.zone}
        place={last.city ?? 'the place marked'}
        what={order.shipments.length > 1 ? `Parcel ${index + 1} of ${order.shipments.length}` : 'Your parcel'}
        arrived={parcel.status === 'delivered'}
      />
    </ParcelMap>
  );
}

function labelOf({ shipments, shippingAddress }: OrderView, seen: readonly ShipmentView[]): string {
  const sentences = seen.map((parcel) => {
    const places = fixesOf(parcel)
      .map((event) => event.city)
      .filter((city, at, all) => city !== null && city !== all[at + 1])
      .reverse();
    const name = shipments.length > 1 ? `parcel ${shipments.indexOf(parcel) + 1}` : 'the parcel';
    const way = places.length > 0 ? `${name} was seen in ${places.join(', then ')}` : `${name} was seen on its way`;
    return `${way}: ${trackingWords[parcel.status].toLowerCase()}`;
  });
  const onTheWay = seen.some(({ status }) => status !== 'delivered' && !isTrouble(status));
  const to = shippingAddress && onTheWay ? ` The order goes to ${shippingAddress.city}.` : '';
  return `Map: ${sentences.join('; ')}.${to}`;
}
