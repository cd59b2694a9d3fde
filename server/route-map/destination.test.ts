import { describe, expect, it } from 'vitest';
import { findTown } from '#server/address/town/find-town.ts';
import { database } from '#server/engine/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { countryMiddle } from './country-middle.ts';
import { readDestination } from './destination.ts';

testDatabase();

async function aParcel(): Promise<string> {
  const publicId = await aPaidOrder((await aProduct({})).sku);
  const shipment = await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: `TO-${publicId}` });
  if (!shipment.ok) throw new Error(shipment.refusal.message);
  return shipment.value.id;
}
describe('where a parcel goes', () => {
  it('is a country as long as nobody was seen in a town that no list has, and then the town, roughly', async () => {
    const address = { city: 'Saint-Fictif', country: 'FR' };
    expect(await readDestination(database(), address)).toMatchObject({ kind: 'country', label: 'Saint-Fictif' });
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
    expect(await readDestination(database(), { ...address, country: 'ES' })).toMatchObject({ kind: 'country' });
    expect(await readDestination(database(), { ...address, country: 'XK9' })).toBeNull();
    expect(await readDestination(database(), null)).toBeNull();
  });

  it('has a place in every country of the Union', () => {
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
      expect(countryMiddle(code), code).not.toBeNull();
    }
  });

  it.each([
    ['Lyon', 'FR', '69001', 45.7, 4.8],
    ['LYON 3e', 'FR', '69003', 45.7, 4.8],
    ['St-Denis', 'FR', '93200', 48.9, 2.4],
    ['København K', 'DK', '1050', 55.7, 12.6],
    ['Aarhus C', 'DK', '8000', 56.2, 10.2],
    ['Wien', 'AT', '1010', 48.2, 16.4],
    ['Muenchen', 'DE', '80331', 48.1, 11.6],
  ])('a town is known in any spelling: %s, %s', async (city, country, postalCode, lat, lng) => {
    expect(await findTown({ city, country, postalCode })).toEqual({ lat, lng });
  });

  it('of towns that share a name, the postcode or the state tells which; where nothing does, none is meant', async () => {
    const portland = (region: string) => findTown({ city: 'Portland', country: 'US', region });
    expect((await portland('OR'))?.lng).toBeCloseTo(-122.7);
    expect((await portland('ME'))?.lng).toBeCloseTo(-70.3);
    expect(await findTown({ city: 'Springfield', country: 'US' })).toBeNull();
    expect(await findTown({ city: 'Neustadt', country: 'DE', postalCode: '67433' })).toBeNull();
    // Lyon's name with a postcode of Paris is no town.
    expect(await findTown({ city: 'Lyon', country: 'FR', postalCode: '75001' })).toBeNull();
    expect(await findTown({ city: '.*', country: 'FR' })).toBeNull();
  });
});
