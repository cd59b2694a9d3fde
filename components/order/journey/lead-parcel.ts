import type { OrderStatus } from '#contract/order/order.ts';
import type { TrackingStatus } from '#contract/order/shipment.ts';

export interface OrderStep {
  key: string;
  title: string;
  state: 'done' | 'current' | 'problem' | 'next';
  /** When it was done, or since when it lasts. */
  at: string | null;
  expected: string | null;
}

/** As much of a parcel and of an order as its steps tell: a shared delivery knows no more. */
export interface StepParcel {
  status: TrackingStatus;
  delayed: boolean;
  eta: string | null;
  deliveredAt: string | null;
  events: readonly { status: TrackingStatus; occurredAt: string; city: string | null }[];
}
export interface StepOrder {
  status: OrderStatus;
  paidAt: string | null;
  events: readonly { kind: string; at: string }[];
  shipments: readonly StepParcel[];
  /** Where it is collected; null or absent: it is sent. */
  collectAt?: readonly string[] | null;
}

/** [done, while it lasts] */
const titles: readonly (readonly [key: string, done: string, during: string])[] = [
  ['paid', 'Paid', 'Being paid'],
  ['packed', 'Packed', 'Being packed'],
  ['collected', 'Collected', 'Waiting for the carrier'],
  ['road', 'On its way', 'On its way'],
  ['out', 'Out for delivery', 'Out for delivery'],
  ['delivered', 'Delivered', 'Delivered'],
];

const collecting: typeof titles = [
  ['paid', 'Paid', 'Being paid'],
  ['packed', 'Packed', 'Being packed'],
  ['collected', 'Collected', 'Ready to collect'],
];

const stepOfParcel: Record<TrackingStatus, number> = {
  pending: 2,
  label_created: 2,
  picked_up: 3,
  in_transit: 3,
  exception: 3,
  lost: 3,
  expired: 3,
  cancelled: 3,
  unknown: 3,
  out_for_delivery: 4,
  available_for_pickup: 4,
  attempt_failed: 4,
  return_in_progress: 5,
  returned: 5,
  delivered: 6,
};

const troubles: Partial<Record<TrackingStatus, string>> = {
  exception: 'Held up',
  lost: 'Missing',
  expired: 'No news from the carrier',
  cancelled: 'Stopped by the carrier',
  attempt_failed: 'Delivery attempt failed',
  return_in_progress: 'On its way back',
  returned: 'Back with us',
};

export const isTrouble = (status: TrackingStatus): boolean => status in troubles;
/** In two or three words; undefined: all is well. */
export const troubleWords = (status: TrackingStatus): string | undefined => troubles[status];

type Standing = Pick<StepParcel, 'status' | 'delayed'>;

const concern = ({ status, delayed }: Standing) => (isTrouble(status) ? 2 : delayed ? 1 : 0);

/** The parcel that the whole order waits for: one in trouble, else a late one, else the one furthest behind. */
export function leadParcel<P extends Standing>({ shipments }: { shipments: readonly P[] }): P | null {
  const [first] = [...shipments].sort(
    (a, b) => concern(b) - concern(a) || stepOfParcel[a.status] - stepOfParcel[b.status],
  );
  return first ?? null;
}

function currentStep(order: StepOrder, parcel: StepParcel | null): number {
  if (order.status === 'delivered' || order.status === 'completed')
    return parcel && isTrouble(parcel.status) ? stepOfParcel[parcel.status] : 6;
  if (parcel) return Math.min(stepOfParcel[parcel.status], 5);
  return order.status === 'placed' ? 0 : order.status === 'packed' ? 2 : 1;
}

function reachedAt(order: StepOrder, parcel: StepParcel | null): (string | null)[] {
  const eventAt = (kind: string) => order.events.find((event) => event.kind === kind)?.at ?? null;
  const seen = (status: TrackingStatus) =>
    parcel?.events.findLast((event) => event.status === status)?.occurredAt ?? null;
  const handedOver = seen('picked_up') ?? eventAt('shipped') ?? eventAt('partly_shipped');
  return [
    ...[order.paidAt, eventAt('packed'), handedOver, seen('in_transit') ?? seen('picked_up')],
    ...[seen('out_for_delivery') ?? seen('available_for_pickup'), parcel?.deliveredAt ?? null],
  ];
}

function troubleAt({ status, events }: StepParcel): string | undefined {
  const city = events[0]?.city;
  return status === 'exception' && city ? `Held in ${city}` : troubles[status];
}

/** What is collected at the shop has no parcel. */
function stepsToCollect(order: StepOrder): OrderStep[] {
  const current = currentStep(order, null);
  const [paid = null, packed = null] = reachedAt(order, null);
  const collected = order.events.find(({ kind }) => kind === 'delivered')?.at ?? packed;
  const at = [paid, packed, collected];
  return collecting.map(([key, done, during], index) => {
    const state = index < current ? 'done' : index === current ? 'current' : 'next';
    const title = state === 'current' ? during : done;
    return { key, state, title, at: state === 'next' ? null : (at[index] ?? null), expected: null };
  });
}

/** Six steps from paid to delivered; none for an order that was called off before it left. */
export function orderSteps(order: StepOrder): OrderStep[] {
  const parcel = leadParcel(order);
  if (!parcel && (order.status === 'cancelled' || order.status === 'refunded')) return [];
  if (order.collectAt && !parcel) return stepsToCollect(order);
  const current = currentStep(order, parcel);
  const at = reachedAt(order, parcel);
  const trouble = parcel && troubleAt(parcel);
  return titles.map(([key, done, during], index) => {
    const here = index === current;
    const state = index < current ? 'done' : !here ? 'next' : trouble ? 'problem' : 'current';
    const waiting = here && parcel?.status === 'available_for_pickup' ? 'Ready to pick up' : during;
    return {
      key,
      state,
      title: here ? (trouble ?? waiting) : done,
      at: state === 'next' ? null : here && trouble ? (parcel?.events[0]?.occurredAt ?? null) : (at[index] ?? null),
      expected: key === 'delivered' && state === 'next' ? (parcel?.eta ?? null) : null,
    };
  });
}
