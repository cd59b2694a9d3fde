import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { estimateWord } from '#domain/shipping/tracking/tracking-status.ts';
import { scanId } from './message-fields.ts';

interface WholeParcel {
  source: string;
  scans: TrackingEventInput[];
  eta: string | undefined;
  why?: string | undefined;
  /** When the sender says so; without it, with the newest scan. */
  saidAt: string | undefined;
  signedBy?: string | undefined;
  photoUrl?: string | undefined;
}

/** The expected arrival is an event of its own, the proof more about the delivery: either may come or change later. */
export function withWholeParcel(parcel: WholeParcel): TrackingEventInput[] {
  const { source, scans, eta, why, saidAt, signedBy, photoUrl } = parcel;
  const newest = scans.reduce<TrackingEventInput | undefined>(
    (last, scan) => (last && last.occurredAt >= scan.occurredAt ? last : scan),
    undefined,
  );
  const delivery = scans.findLast((scan) => scan.status === 'delivered');
  const estimatedAt = saidAt ?? newest?.occurredAt;
  const more: TrackingEventInput[] = [];
  // Once it has arrived nothing is expected any more.
  if (eta && estimatedAt && !delivery) {
    const id = scanId(source, estimateWord, estimatedAt, eta);
    more.push({ id, status: estimateWord, occurredAt: estimatedAt, eta, ...(why ? { message: why } : {}) });
  }
  if (delivery && (signedBy || photoUrl)) {
    const id = scanId(source, 'proof', delivery.id, signedBy, photoUrl);
    more.push({
      ...delivery,
      id,
      proofOfDelivery: { ...(signedBy ? { signedBy } : {}), ...(photoUrl ? { photoUrl } : {}) },
    });
  }
  return [...scans, ...more];
}
