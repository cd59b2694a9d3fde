import { expect, type Page } from '@playwright/test';
import { untilLive } from './fixtures.ts';
import type { PlainBrowser } from './plain/plain-browser.ts';

export const cards = { approved: '4242424242424242', declined: '4000000000000002' };

/** Who buys in which country, as its form asks for it. */
export const buyers = {
  FR: { name: 'Ada Lovelace', line1: '1 rue des Fours', postalCode: '69001', city: 'Lyon' },
  DE: { name: 'Ada Lang', line1: 'Invalidenstraße 116', postalCode: '10115', city: 'Berlin' },
  US: { name: 'Ann Lee', line1: '5 Main St', city: 'New York', region: 'NY', postalCode: '10001' },
};
export type BuyerCountry = keyof typeof buyers;

interface Way {
  /** False: a script that the page adds is kept back, and `load` waits for it if it was added before. */
  loads?: boolean;
}

/** Puts a piece in the bag as the button of its page does, without opening that page, and goes on to the checkout. */
export async function toCheckout(page: Page, path: string, { loads = true }: Way = {}): Promise<void> {
  const piece = await page.request.get(`/api/v1${path}`);
  const { variants } = (await piece.json()) as { variants: { sku: string; available: number }[] };
  const added = await page.request.post('/api/bag/lines', {
    headers: { origin: new URL(piece.url()).origin },
    data: { sku: variants.find(({ available }) => available > 0)?.sku, quantity: 1 },
  });
  expect(added.status(), await added.text()).toBe(201);
  await page.goto('/checkout', { waitUntil: loads ? 'load' : 'domcontentloaded' });
  await untilLive(page);
}

export async function fillAddress(page: Page, country: BuyerCountry = 'FR'): Promise<void> {
  await page.locator('[name="country"]').selectOption(country);
  for (const [name, value] of Object.entries(buyers[country])) {
    const field = page.locator(`[name="${name}"]`);
    await (name === 'region' ? field.selectOption(value) : field.fill(value));
  }
}

export async function fillBuyer(page: Page, country: BuyerCountry = 'FR'): Promise<void> {
  await page.locator('[name="email"]').fill('ada@example.com');
  await fillAddress(page, country);
}

/** Of the test bank. Without JavaScript its form has a list of cards instead, of which the first is good. */
export async function fillCard(page: Page, number = cards.approved): Promise<void> {
  await page.locator('#card-number').fill(number);
  await page.getByLabel('Expiry').fill('12/40');
  await page.getByLabel('Security code').fill('123');
}

/** The button of the form; on a wide page another stands beside the sum. */
export const payButton = (page: Page) => page.locator('form .pay-button');

/** The same without JavaScript. */
export async function toPlainCheckout(visitor: PlainBrowser, path: string): Promise<void> {
  await visitor.open(path);
  await visitor.press('Add to bag', { first: true });
  await visitor.open('/checkout');
}

export const fillPlainBuyer = (visitor: PlainBrowser, country: BuyerCountry = 'FR'): void =>
  visitor.fillNamed({ email: 'ada@example.com', country, ...buyers[country] });
