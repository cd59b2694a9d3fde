import type { Page } from '@playwright/test';
import type { Api } from './fixtures.ts';

const address = { name: 'Ada Lund', line1: 'Vestergade 4', city: 'Aarhus', postalCode: '8000', country: 'DK' };

/** Buys one piece as whoever is signed in on this page. @returns the order's public id */
export async function buy(page: Page, url: string, sku: string): Promise<string> {
  const headers = { origin: url };
  await page.request.post('/api/bag/lines', { headers, data: { sku, quantity: 1 } });
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
  return (await (await checkout(totalAmount)).json()).publicId;
}

/** Sends it and lets it arrive. */
export async function deliver(api: Api, publicId: string): Promise<void> {
  const parcel = { carrier: 'DHL', trackingNumber: `RET-${publicId}` };
  const { id } = await api<{ id: string }>('POST', `/orders/${publicId}/shipments`, parcel);
  await api('POST', `/shipments/${id}/events`, { status: 'delivered', occurredAt: new Date().toISOString() });
}
