import { describe, expect, it } from 'vitest';
import { trackingEventSchema } from '#contract/shipping/shipment.ts';
import { carrierSecrets, sampleOf, signedBy } from '#server/testing/carrier-webhooks.ts';
import { aftership } from './aftership.ts';
import { UnreadableMessage } from './carrier-webhook.ts';
import { easypost } from './easypost.ts';
import { momentOf } from './message-fields.ts';
import { shippo } from './shippo.ts';
import { type SourceName, sources } from './sources.ts';
import { standard } from './standard.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const names = Object.keys(sources) as SourceName[];
const body = '{"weight":614.0}';

function verify(source: SourceName, headers: Record<string, string>, text = body, at = now) {
  return sources[source].verify({
    raw: Buffer.from(text),
    headers: new Headers(headers),
    secret: carrierSecrets[source],
    now: at,
  });
}

describe('a signature', () => {
  it.each(names)('%s: is checked over the bytes as they came', (source) => {
    const headers = signedBy(source, body);
    expect(verify(source, headers, body, Date.now())).toBe(true);
    expect(verify(source, headers, '{"weight":614}', Date.now())).toBe(false);
    expect(verify(source, {}, body, Date.now())).toBe(false);
  });

  it.each(['shippo', 'standard'] as const)('%s: a recording of it does not pass later', (source) => {
    const at = new Date(Date.now() - 400_000);
    expect(verify(source, signedBy(source, body, { at }), body, Date.now())).toBe(false);
  });

  it('of another secret, or none of the kind, does not pass', () => {
    expect(verify('easypost', { 'x-hmac-signature': 'hmac-sha256-hex=' })).toBe(false);
    expect(verify('easypost', { 'x-hmac-signature': 'hmac-sha256-hex=zz' })).toBe(false);
    expect(verify('aftership', { 'aftership-hmac-sha256': 'AAAA' })).toBe(false);
    expect(verify('shippo', { 'shippo-auth-signature': `t=${now / 1000}` })).toBe(false);
    expect(verify('shippo', { 'shippo-auth-signature': 't=NaN,v1=00' })).toBe(false);
    expect(verify('standard', { ...signedBy('standard', body), 'webhook-signature': 'v2,AAAA' })).toBe(false);
  });
});

describe('the senders’ own samples are read as they are', () => {
  const read = (source: SourceName, text: string) => {
    const news = sources[source].toNews(JSON.parse(text));
    if (!news) throw new Error('It tells nothing of a parcel.');
    for (const event of news.events) expect(trackingEventSchema.safeParse(event).error).toBeUndefined();
    return news;
  };

  it('EasyPost', () => {
    const { parcel, events } = read('easypost', sampleOf('easypost-tracker-updated'));
    expect(parcel).toEqual({ carrier: 'FedEx', trackingNumber: '397280491672' });
    expect(events.map((event) => event.status)).toEqual([
      ...['label_created', 'in_transit', 'unknown', 'in_transit', 'out_for_delivery', 'exception'],
      ...['in_transit', 'out_for_delivery', 'delivered', 'delivered'],
    ]);
    expect(events[5]).toMatchObject({ delayed: true, location: { city: 'OCEANSIDE', region: 'CA', country: 'US' } });
    expect(events.at(-1)?.proofOfDelivery).toEqual({ signedBy: 'M RENARD' });
  });

  it('Shippo', () => {
    const { parcel, events } = read('shippo', sampleOf('shippo-track-updated'));
    expect(parcel).toEqual({ carrier: 'usps', trackingNumber: '9205590164917312751089' });
    expect(events).toMatchObject([
      { status: 'delivered', occurredAt: '2016-07-23T00:00:00.000Z', location: { city: 'Las Vegas' } },
    ]);
  });

  it('AfterShip', () => {
    const { parcel, events } = read('aftership', sampleOf('aftership-tracking-update'));
    expect(parcel).toEqual({ carrier: 'usps', trackingNumber: '9361289676091361892011' });
    expect(events.map((event) => event.status)).toEqual(['label_created', 'in_transit']);
  });
});

describe('what messages tell', () => {
  const easypostTracker = (more: object) =>
    easypost.toNews({
      description: 'tracker.updated',
      result: {
        tracking_code: '1',
        carrier: 'USPS',
        status: 'in_transit',
        updated_at: '2026-11-20T10:00:00Z',
        ...more,
      },
    })?.events;
  const shippoScan = (status: string, code: string | null) =>
    shippo.toNews({
      event: 'track_updated',
      data: {
        carrier: 'usps',
        tracking_number: '1',
        tracking_history: [
          {
            status,
            status_date: '2026-11-20T10:00:00Z',
            ...(code ? { substatus: { code, action_required: true } } : {}),
          },
        ],
      },
    })?.events[0];
  const aftershipPoint = (tag: string, subtag: string, more: object = {}) =>
    aftership.toNews({
      event: 'tracking_update',
      msg: {
        slug: 'dhl',
        tracking_number: '1',
        tag,
        checkpoints: [{ tag, subtag, checkpoint_time: '2026-11-20T10:00:00', ...more }],
      },
    })?.events[0];

  it.each([
    ['return_to_sender', 'return', 'return_in_progress'],
    ['failure', 'lost', 'lost'],
    ['error', undefined, 'exception'],
    ['available_for_pickup', undefined, 'available_for_pickup'],
    ['orbiting', undefined, 'orbiting'],
  ])('EasyPost: %s, %s is %s', (status, status_detail, ours) => {
    expect(easypostTracker({ status, status_detail })?.[0]?.status).toBe(ours);
  });

  it.each([
    ['TRANSIT', 'out_for_delivery', 'out_for_delivery'],
    ['TRANSIT', 'delivery_attempted', 'attempt_failed'],
    ['TRANSIT', 'pickup_available', 'available_for_pickup'],
    ['TRANSIT', 'address_issue', 'exception'],
    ['FAILURE', 'package_lost', 'lost'],
    ['RETURNED', null, 'return_in_progress'],
    ['TELEPORTED', null, 'TELEPORTED'],
  ])('Shippo: %s, %s is %s', (status, code, ours) => {
    expect(shippoScan(status, code)?.status).toBe(ours);
  });

  it.each([
    ['AttemptFail', 'AttemptFail_001', 'attempt_failed'],
    ['Exception', 'Exception_010', 'return_in_progress'],
    ['Exception', 'Exception_011', 'returned'],
    ['Exception', 'Exception_013', 'lost'],
    ['Expired', 'Expired_001', 'expired'],
    ['Levitating', 'Levitating_001', 'Levitating'],
  ])('AfterShip: %s, %s is %s', (tag, subtag, ours) => {
    expect(aftershipPoint(tag, subtag)?.status).toBe(ours);
  });

  it('a time without a zone is that of the place, if the place is known', () => {
    expect(aftershipPoint('InTransit', 'InTransit_001', { coordinates: [-2.67, 42.85] })).toMatchObject({
      occurredAt: '2026-11-20T09:00:00.000Z',
      location: { lat: 42.85, lng: -2.67 },
    });
    expect(aftershipPoint('InTransit', 'InTransit_001')?.occurredAt).toBe('2026-11-20T10:00:00.000Z');
    expect(momentOf('2026-11-20')).toBe('2026-11-20T12:00:00.000Z');
    expect(momentOf('soon')).toBeUndefined();
  });

  it('the arrival is an event of its own, as is a proof that comes later', () => {
    const scans = [{ status: 'delivered', datetime: '2026-11-20T09:00:00Z', message: 'Delivered' }];
    const first = easypostTracker({ tracking_details: scans }) ?? [];
    const later = easypostTracker({ tracking_details: scans, signed_by: 'M. R.' }) ?? [];
    expect(later.slice(0, 1)).toEqual(first);
    expect(later[1]).toMatchObject({ occurredAt: first[0]?.occurredAt, proofOfDelivery: { signedBy: 'M. R.' } });
    expect(easypostTracker({ est_delivery_date: '2026-11-22T00:00:00Z' })).toContainEqual(
      expect.objectContaining({ status: 'estimate', eta: '2026-11-22T00:00:00.000Z' }),
    );
  });

  it('what is about no parcel tells nothing, and what can’t be read says why', () => {
    expect(easypost.toNews({ description: 'batch.created', result: {} })).toBeNull();
    expect(shippo.toNews({ event: 'transaction_created', data: {} })).toBeNull();
    expect(aftership.toNews({ event: 'order_update', msg: {} })).toBeNull();
    expect(() => easypost.toNews({ description: 'tracker.updated', result: {} })).toThrow(UnreadableMessage);
    expect(() => standard.toNews({ carrier: 'DHL', trackingNumber: '123', status: 'x' })).toThrow(/occurredAt/);
    expect(() => shippo.toNews('text')).toThrow(UnreadableMessage);
  });
});
