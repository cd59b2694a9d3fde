import type { Page } from '@playwright/test';
import type { Api } from './fixtures.ts';
import { PlainBrowser } from './plain/plain-browser.ts';

const address = { name: 'Ada Lund', line1: 'Vestergade 4', city: 'Aarhus', postalCode: '8000', country: 'DK' };

/** Buys as whoever is signed in in this browser. @returns the order's public id */
export async function buy(who: Page | PlainBrowser, url: string, sku: string, quantity = 1): Promise<string> {
  const send = async (path: string, data: object) => {
    const options = { headers: { origin: url }, data };
    const answer = await (who instanceof PlainBrowser ? who.send(path, data) : who.request.post(path, options));
    return answer.json();
  };
  const added = await send('/api/bag/lines', { sku, quantity });
  const checkout = (seenTotalAmount: number) =>
    send('/api/checkout', {
      ...address,
      email: 'ada@example.com',
      token: 'tok_visa',
      seenTotalAmount,
      placeKey: crypto.randomUUID(),
    });
  // What is in the bag costs what the shop says; asking with another sum tells it.
  const { totalAmount } = await checkout(1);
  const answer = await checkout(totalAmount);
  if (!answer.publicId) throw new Error(`Nothing was bought: ${JSON.stringify({ added, answer })}`);
  return answer.publicId;
}

/** Sends it and lets it arrive. */
export async function deliver(api: Api, publicId: string): Promise<void> {
  const parcel = { carrier: 'DHL', trackingNumber: `RET-${publicId}` };
  const { id } = await api<{ id: string }>('POST', `/orders/${publicId}/shipments`, parcel);
  await api('POST', `/shipments/${id}/events`, { status: 'delivered', occurredAt: new Date().toISOString() });
}
