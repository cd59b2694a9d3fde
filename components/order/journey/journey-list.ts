/** One list for an order's page and for a shared link: what comes, where it is, and what has been. */
import {
  type ArrivalDays,
  areOver,
  promisedDays,
  sayArrival,
  sayArrivalDay,
  sayDays,
} from '#components/order/arrival-words.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import { type RoutedParcel, routeOf, type Scan } from '#domain/shipping/tracking/parcel-route.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';
import { isTrouble, leadParcel } from './lead-parcel.ts';

export interface JourneyRow {
  key: string;
  look: 'next' | 'current' | 'problem' | 'done';
  title: string;
  /** The carrier's own words, or which parcel it is. */
  detail: string | null;
  at: string | null;
  /** Instead of a moment: when it is expected. */
  expected: string | null;
}

/** What the house did, newest first. */
export interface OwnRow {
  key: string;
  at: string;
  title: string;
  detail: string | null;
}

export interface JourneyScan extends Scan {
  message: string | null;
}
export interface JourneyParcel extends RoutedParcel<JourneyScan> {
  id: string;
  delayed: boolean;
  eta: string | null;
}

export interface Journey {
  status: OrderStatus;
  isCollected: boolean;
  /** The days that were named at the checkout. */
  arrival: ArrivalDays | null;
  own: readonly OwnRow[];
  parcels: readonly JourneyParcel[];
  /** What it waits for before a parcel has left. */
  waitsFor: { title: string; detail: string | null } | null;
}

export interface JourneyWords {
  ofStatus: Record<TrackingStatus, string>;
  /** Whether hours are told: strangers are told days. */
  precise: boolean;
}

const ended: ReadonlySet<OrderStatus> = new Set(['cancelled', 'refunded']);
const arrivedAt: ReadonlySet<OrderStatus> = new Set(['delivered', 'completed']);

export function journeyList(journey: Journey, words: JourneyWords, time: ReaderTime): JourneyRow[] {
  const { parcels, own, status } = journey;
  const lead = leadParcel({ shipments: parcels });
  const scans = parcels.flatMap((parcel, index) => scanRows(parcel, index, { of: parcels.length, words }));
  const done = [...own, ...scans].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const waits = journey.waitsFor;
  const rows: JourneyRow[] = [
    ...(waits ? [{ key: 'waits', look: 'current' as const, at: null, expected: null, ...waits }] : []),
    ...done.map((row): JourneyRow => ({ ...row, look: 'done', expected: null })),
  ];
  const isOpen = !ended.has(status) && (!arrivedAt.has(status) || Boolean(lead && isTrouble(lead.status)));
  if (!isOpen) return rows;
  const here =
    rows.find(({ key }) => key === currentKey(lead)) ?? rows.find(({ key }) => own.some((row) => row.key === key));
  if (here && !waits) here.look = lead && isTrouble(lead.status) ? 'problem' : 'current';
  return [...ahead(journey, lead, { words, time }), ...rows];
}

/** The newest event that counts of the parcel that the page is about. */
const currentKey = (lead: JourneyParcel | null): string | undefined =>
  lead ? routeOf(lead, null).events[0]?.id : undefined;

function scanRows(
  parcel: JourneyParcel,
  index: number,
  { of, words }: { of: number; words: JourneyWords },
): { key: string; at: string; title: string; detail: string | null }[] {
  return routeOf(parcel, null)
    .events.filter(({ status }) => status !== 'pending' && status !== 'label_created')
    .map(({ id, status, city, message, occurredAt }) => {
      const title = city ? `${words.ofStatus[status]}, ${city}` : words.ofStatus[status];
      const said = message && message !== title && message !== words.ofStatus[status] ? message : null;
      const detail = [of > 1 && `Parcel ${index + 1}`, said].filter(Boolean).join(': ');
      return { key: id, at: occurredAt, title, detail: detail || null };
    });
}

const onTheWay: ReadonlySet<TrackingStatus> = new Set(['picked_up', 'in_transit', 'unknown', 'exception', 'expired']);
const atTheDoor: ReadonlySet<TrackingStatus> = new Set(['out_for_delivery', 'attempt_failed']);

function stepsAhead({ status, isCollected }: Journey, lead: JourneyParcel | null): string[] {
  if (lead?.status === 'available_for_pickup') return ['Picked up'];
  if (lead && atTheDoor.has(lead.status)) return ['Delivered'];
  if (lead && onTheWay.has(lead.status)) return ['Out for delivery', 'Delivered'];
  if (lead && isTrouble(lead.status)) return [];
  if (status === 'placed') return [];
  const fromHere = isCollected ? ['Collected'] : ['On its way', 'Out for delivery', 'Delivered'];
  if (lead || status === 'packed') return fromHere;
  return ['Packed', ...(isCollected ? ['Ready to collect'] : []), ...fromHere];
}

/** The day of a parcel that its carrier took along today, and named no hour for. */
function outToday(lead: JourneyParcel | null, time: ReaderTime): string | null {
  if (lead?.status !== 'out_for_delivery' || time.now === null) return null;
  const out = lead.events.find(({ status }) => status === 'out_for_delivery');
  return out && time.day(out.occurredAt) === 'Today' ? 'Today' : null;
}

/** Last step first. */
function ahead(
  journey: Journey,
  lead: JourneyParcel | null,
  { words, time }: { words: JourneyWords; time: ReaderTime },
): JourneyRow[] {
  const steps = stepsAhead(journey, lead);
  const inTrouble = Boolean(lead && isTrouble(lead.status));
  const arrives = lead?.eta ? (words.precise ? sayArrival : sayArrivalDay)(lead.eta, time) : null;
  const days = promisedDays(journey.arrival, lead);
  const promised = days && (areOver(days, time) ? `Was expected ${sayDays(days)}` : sayDays(days));
  const awaited = journey.isCollected ? 'Ready to collect' : 'Delivered';
  return steps
    .map((title): JourneyRow => {
      const expected =
        title !== awaited ? null : inTrouble ? 'We’re checking' : (arrives ?? promised ?? outToday(lead, time));
      return { key: title, look: 'next', title, detail: null, at: null, expected };
    })
    .reverse();
}
