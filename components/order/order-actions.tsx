import { ButtonLink } from '#components/ui/form/button.tsx';
import type { OrderView } from '#contract/order/order.ts';
import { mayChangeAddress } from '#domain/order/address-change.ts';
import { leadParcel } from './journey/lead-parcel.ts';

const over: ReadonlySet<string> = new Set(['placed', 'delivered', 'completed', 'cancelled', 'refunded']);

/** What people come for while they wait; the rest is under Manage. */
export function OrderActions({ order, care }: { order: OrderView; care: boolean }) {
  const { publicId, status, shippingAddress, collectAt, arrival } = order;
  if (!care || over.has(status)) return null;
  const hasDay = Boolean(leadParcel(order)?.eta ?? arrival);
  const mayMove = shippingAddress !== null && mayChangeAddress(status);
  return (
    <div className="row order-acts">
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
