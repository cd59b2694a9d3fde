import { describe, expect, it } from 'vitest';
import type { MapDestination } from '#contract/order/route-map.ts';
import type { ShipmentView, TrackingStatus } from '#contract/order/shipment.ts';
import { database } from '#server/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { countryMiddle } from './country-middle.ts';
import { readDestination } from './destination.ts';
import { routesOfParcels } from './routes-of-parcels.ts';

testDatabase();

const madrid = { lat: 40.4, lng: -3.7 };
const paris = { lat: 48.9, lng: 2.4 };
const parcel = (status: TrackingStatus, ...stops: { lat: number; lng: number }[]) =>
  ({
    status,
    events: stops.map((position) => ({ position, city: null })).reverse(),
  }) as unknown as ShipmentView;
async function aParcel(): Promise<string> {
  const publicId = await aPaidOrder((await aProduct({})).sku);
  const shipment = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `TO-${publicId}` });
  if (!shipment.ok) throw new Error(shipment.refusal.message);
  return shipment.value.id;
}
const aheadOf = (one: ShipmentView, destination: MapDestination | null) =>
  routesOfParcels({ shipments: [one] }, destination)[0]?.destination ?? null;

describe('where a parcel goes', () => {
  it('is a country as long as nobody was seen in the town, and then the town, roughly', async () => {
    const address = { city: 'Saint-Fictif', country: 'FR' };
    expect(await readDestination(database(), address)).toMatchObject({ kind: 'country', label: 'France' });
    const shipmentId = await aParcel();
    const at = (hour: number) => `2026-11-24T0${hour}:00:00.000Z`;
    const location = { ...address, lat: 45.76789, lng: 4.83456 };
    await recordTrackingEvent(shipmentId, { status: 'out_for_delivery', occurredAt: at(1), location });
    // The guard: a scan near somebody's door tells nobody anything.
    expect(await readDestination(database(), address)).toMatchObject({ kind: 'country' });
    await recordTrackingEvent(shipmentId, {
      status: 'in_transit',
      occurredAt: at(2),
      location: { ...location, city: 'SAINT-FICTIF' },
    });
    expect(await readDestination(database(), address)).toEqual({
      kind: 'town',
      label: 'Saint-Fictif',
      lat: 45.8,
      lng: 4.8,
    });
    expect(await readDestination(database(), { ...address, country: 'ES' })).toMatchObject({ label: 'Spain' });
    expect(await readDestination(database(), { ...address, country: 'XK9' })).toBeNull();
    expect(await readDestination(database(), null)).toBeNull();
  });

  it('is in the country that it says', () => {
    for (const code of [
      'AT',
      'BE',
      'DK',
      'FI',
      'FR',
      'DE',
      'IE',
      'IT',
      'LU',
      'NL',
      'NO',
      'PT',
      'ES',
      'SE',
      'CH',
      'GB',
    ]) {
      const middle = countryMiddle(code);
      expect(middle?.contains(middle), code).toBe(true);
    }
  });

  it('lies ahead until the parcel is there, or goes elsewhere', () => {
    const town: MapDestination = { ...paris, label: 'Paris', kind: 'town' };
    const middle = countryMiddle('FR');
    const country: MapDestination = {
      lat: middle?.lat ?? 0,
      lng: middle?.lng ?? 0,
      label: 'France',
      kind: 'country',
      code: 'FR',
    };
    expect(aheadOf(parcel('in_transit', madrid), town)).toEqual(town);
    expect(aheadOf(parcel('in_transit', madrid), country)).toEqual(country);
    expect(aheadOf(parcel('out_for_delivery', madrid, paris), town)).toBeNull();
    // Inside the country nobody knows where to.
    expect(aheadOf(parcel('in_transit', madrid, paris), country)).toBeNull();
    for (const status of ['delivered', 'return_in_progress', 'returned', 'lost', 'cancelled'] as const) {
      expect(aheadOf(parcel(status, madrid), town), status).toBeNull();
    }
  });
});
