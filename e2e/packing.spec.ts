import type { Page } from '@playwright/test';
import { expect, test, untilLive } from './fixtures.ts';

test.use({ alone: 'packing' });

const sku = 'EVERYDAY-MUG-OATMEAL';
const address = { line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' };
const orderFor = (name: string) => ({
  email: 'maud@example.com',
  lines: [{ sku, quantity: 1 }],
  shippingAddress: { name, ...address },
  payment: { provider: 'test', token: 'tok_visa' },
});
const countOf = async (page: Page, name: RegExp) =>
  Number(/\d+/.exec((await page.getByRole('button', { name }).textContent()) ?? '')?.[0]);

/** Counts each press of a key and each click that the browser is given, on every page. A scan is its Enter. */
async function countPresses(page: Page): Promise<() => number> {
  let presses = 0;
  await page.exposeFunction('pressed', () => {
    presses += 1;
  });
  await page.addInitScript(() => {
    const pressed = () => (window as unknown as { pressed: () => void }).pressed();
    for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, pressed, { capture: true });
  });
  return () => presses;
}

test('thirty orders are packed and sent in at most 45 presses, and a colleague sees each of them go', async ({
  person,
  api,
}) => {
  await api('PATCH', `/variants/${sku}`, { onHand: 60 });
  const placed = await Promise.all(
    Array.from({ length: 30 }, (_, at) => api<{ number: string }>('POST', '/orders', orderFor(`Maud ${at + 1}`))),
  );
  const [page, colleague] = [
    await person({ signedInAs: 'merchant', width: 1440 }),
    await person({ signedInAs: 'merchant', width: 390, dark: true }),
  ];
  const presses = await countPresses(page);
  await page.goto('/desk');
  await untilLive(page);
  await colleague.goto('/desk/orders?state=to_pack');
  await untilLive(colleague);

  await page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: /^Orders/ })
    .click();
  await page.getByRole('link', { name: /^To pack/ }).click();
  await expect(page.getByRole('link', { name: /^To pack/ })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('checkbox', { name: /^Select MD-/ }).nth(29)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const count = await countOf(page, /^Pack \d+$/);
  expect(count).toBeGreaterThanOrEqual(30);
  await page.getByRole('button', { name: `Pack ${count}` }).click();
  await expect(page.getByRole('status').filter({ hasText: `${count} orders packed.` })).toBeVisible();
  const last = placed.at(-1)?.number ?? '';
  await expect(colleague.getByRole('row', { name: new RegExp(last) })).toContainText('Packed');

  const [slips] = await Promise.all([
    page.context().waitForEvent('response', (response) => response.url().includes('/packing-slips?')),
    page.getByRole('button', { name: `Slips ${count}` }).click(),
  ]);
  expect([slips.status(), slips.headers()['content-type']]).toEqual([200, 'application/pdf']);

  await page.getByRole('button', { name: `Send ${count}` }).click();
  await page.getByLabel('Carrier').pressSequentially('DHL');
  await page.getByLabel('Carrier').press('Enter');
  for (let at = 0; at < count; at += 1) {
    const field = page.getByPlaceholder('Tracking number').nth(at);
    await expect(field).toBeFocused();
    await page.keyboard.insertText(`JJD00014600${String(at).padStart(4, '0')}`);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: `${count} orders sent.` })).toBeVisible();
  await expect(colleague.getByRole('row', { name: new RegExp(last) })).toContainText('Shipped');
  // Each order beyond the thirty that the demo brings is one more scan.
  expect(presses() - (count - 30)).toBeLessThanOrEqual(45);
  expect(presses()).toBeGreaterThan(count);
});

test('what a colleague has sent is answered in its row, and nothing else stops', async ({ person, api }) => {
  const placed = [await api<{ id: string; number: string }>('POST', '/orders', orderFor('Ines Duarte'))];
  placed.push(await api('POST', '/orders', orderFor('Rui Matos')));
  const [taken, free] = placed.map(({ number }) => number);
  const page = await person({ signedInAs: 'merchant', width: 390 });
  await page.goto('/desk/orders?state=to_pack');
  await untilLive(page);
  for (const number of [taken, free]) await page.getByRole('checkbox', { name: `Select ${number}` }).check();
  // The answer is asked for with what the page knew, as if both pressed at once.
  await page.route('**/api/desk/orders/pack', async (route) => {
    await api('POST', `/orders/${placed[0]?.id}/shipments`, { carrier: 'UPS', trackingNumber: 'FIRST-1' });
    await route.continue();
  });
  const first = page.getByRole('row', { name: new RegExp(`${taken}`) });
  await page.getByRole('button', { name: 'Pack 2' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 order packed. 1 couldn’t be packed.' })).toBeVisible();
  await expect(first).toContainText(/sent this at \d\d:\d\d\./);
  await expect(page.getByRole('row', { name: new RegExp(`${free}`) })).toContainText('Packed');
});

test('without JavaScript orders are ticked, packed and sent by plain forms', async ({ person, api }) => {
  const { number } = await api<{ number: string }>('POST', '/orders', orderFor('Agnes Lindqvist'));
  const page = await person({ signedInAs: 'merchant', javaScriptEnabled: false });
  await page.goto('/desk/orders?state=to_pack');
  await page.getByRole('checkbox', { name: `Select ${number}` }).check();
  await page.getByRole('button', { name: 'Pack' }).click();
  await expect(page.getByText('1 order packed.')).toBeVisible();
  await page.goto('/desk/orders?state=to_ship');
  await page.getByRole('checkbox', { name: `Select ${number}` }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByLabel('Carrier').fill('GLS');
  await page.getByLabel(new RegExp(number)).fill('GLS-PLAIN-1');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('1 order sent.')).toBeVisible();
});
