import type { OrderView } from '#contract/order/page/order-view.ts';
import { leadParcel } from '../journey/lead-parcel.ts';
import { initialsOf } from './initials-of.ts';

/** The proof of delivery, below "Delivered at 11:26". Initials are enough on a page that gets printed. */
export function ProofLine({ order }: { order: OrderView }) {
  const parcel = leadParcel(order);
  if (parcel?.status !== 'delivered') return null;
  const { signedBy, photoUrl, events } = parcel;
  const city = events.find(({ status }) => status === 'delivered')?.city;
  if (!signedBy && !photoUrl) return null;
  return (
    <p className="lead-text">
      {signedBy && `Signed for by ${initialsOf(signedBy)}${city ? ` in ${city}` : ''}. `}
      {photoUrl && (
        <a className="text-link" href={photoUrl} rel="noreferrer noopener" target="_blank">
          See the courier’s photograph
        </a>
      )}
    </p>
  );
}
