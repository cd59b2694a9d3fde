import type { OrderView } from '#contract/order/order.ts';
import { initialsOf } from './initials-of.ts';
import { leadParcel } from './order-progress.ts';

/** Who took it in, below "Delivered at 11:26". Initials are proof enough on a page that gets printed. */
export function ProofLine({ order }: { order: OrderView }) {
  const parcel = leadParcel(order);
  if (parcel?.status !== 'delivered') return null;
  const { signedBy, photoUrl } = parcel;
  if (!signedBy && !photoUrl) return null;
  const said = [signedBy && `Signed for by ${initialsOf(signedBy)}`, photoUrl && 'The courier took a photograph.'];
  return <p className="lead tr-p">{said.filter(Boolean).join(' ')}</p>;
}
