import { ButtonLink } from '#components/ui/form/button.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { mayChangeAddress } from '#domain/order/address-change.ts';
import { toneOf } from '#domain/shipping/tracking/parcel-route.ts';
import { promisedDays } from './arrival-words.ts';
import { leadParcel } from './journey/lead-parcel.ts';

const over: ReadonlySet<string> = new Set(['placed', 'delivered', 'completed', 'cancelled', 'refunded']);

/** What people come for while they wait; the rest is under Manage. */
export function OrderActions({ order, care }: { order: OrderView; care: boolean }) {
  const { publicId, status, shippingAddress, collectAt, arrival } = order;
  if (!care || over.has(status)) return null;
  const lead = leadParcel(order);
  const tone = lead ? toneOf(lead.status) : 'waiting';
  // A parcel that comes back, is held up or waits at a pick-up point has no day to keep free.
  const isComing = (tone === 'waiting' || tone === 'moving') && lead?.status !== 'available_for_pickup';
  const hasDay = isComing && Boolean(lead?.eta ?? promisedDays(arrival, lead));
  if (tone === 'back') return null;
  const mayMove = shippingAddress !== null && mayChangeAddress(status);
  return (
    <div className="cluster order-page__actions">
      <ButtonLink kind="secondary" small href="#share">
        {collectAt ? 'Share this order' : 'Share this delivery'}
      </ButtonLink>
      {hasDay && (
        <ButtonLink kind="secondary" small href={`/api/orders/${publicId}/arrival.ics`} download>
          Add to calendar
        </ButtonLink>
      )}
      {mayMove && (
        <ButtonLink kind="quiet" small href="#change">
          Change the address
        </ButtonLink>
      )}
    </div>
  );
}
