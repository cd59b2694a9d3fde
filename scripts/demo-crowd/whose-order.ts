/** Which orders the crowd's packer sends: its own, and a visitor's only if nobody at the desk wants it. */
export interface WaitingOrder {
  status: string;
  placedAt: string;
  events: { kind: string; by: string }[];
}

/** How long an order that the crowd did not place waits for somebody at the desk. */
export const visitorsTurnMs = 10 * 60_000;

/** What an order is given when it is placed, also by a key. Anything else that the studio did, somebody did at the desk. */
const ofThePlacing = new Set(['placed', 'authorised', 'paid', 'payment_declined']);

/** @param own whether the crowd placed it */
export function crowdSends({ status, placedAt, events }: WaitingOrder, own: boolean, now: number): boolean {
  const touched = events.some(({ kind, by }) => by === 'shop' && !ofThePlacing.has(kind));
  return status === 'paid' && !touched && (own || now - Date.parse(placedAt) >= visitorsTurnMs);
}
