import type { Page } from '@playwright/test';
import type { Api } from './fixtures.ts';

const address = { name: 'Ada Lund', line1: 'Vestergade 4', city: 'Aarhus', postalCode: '8000', country: 'DK' };

/** Buys as whoever is signed in on this page. @returns the order's public id */
export async function buy(page: Page, url: string, sku: string, quantity = 1): Promise<string> {
  const headers = { origin: url };
  const added = await page.request.post('/api/bag/lines', { headers, data: { sku, quantity } });
  if (!added.ok()) throw new Error(`It is not in the bag: ${await added.text()}`);
  const checkout = (seenTotalAmount: number) =>
    page.request.post('/api/checkout', {
      headers,
      data: {
        ...address,
        email: 'ada@example.com',
        token: 'tok_visa',
        seenTotalAmount,
        placeKey: crypto.randomUUID(),
      },
    });
  // What is in the bag costs what the shop says; asking with another sum tells it.
  const { totalAmount } = await (await checkout(1)).json();
  const answer = await (await checkout(totalAmount)).json();
  if (!answer.publicId) throw new Error(`Nothing was bought: ${JSON.stringify(answer)}`);
  return answer.publicId;
}

/** Sends it and lets it arrive. */
export async function deliver(api: Api, publicId: string): Promise<void> {
  const parcel = { carrier: 'DHL', trackingNumber: `RET-${publicId}` };
  const { id } = await api<{ id: string }>('POST', `/orders/${publicId}/shipments`, parcel);
  await api('POST', `/shipments/${id}/events`, { status: 'delivered', occurredAt: new Date().toISOString() });
}
