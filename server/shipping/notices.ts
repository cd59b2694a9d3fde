import { parcelDelivered } from './notices/parcel-delivered.ts';
import { parcelOutForDelivery } from './notices/parcel-out-for-delivery.ts';
import { parcelProblem } from './notices/parcel-problem.ts';
import { parcelReadyForPickup } from './notices/parcel-ready-for-pickup.ts';
import { parcelSent } from './notices/parcel-sent.ts';

export const shippingNotices = {
  parcel_sent: parcelSent,
  parcel_out_for_delivery: parcelOutForDelivery,
  parcel_ready_for_pickup: parcelReadyForPickup,
  parcel_problem: parcelProblem,
  parcel_delivered: parcelDelivered,
};

type Declared = typeof shippingNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
