import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { type Api, expect, test, untilLive } from './fixtures.ts';
import { mailTo } from './mail-to.ts';
import { buy, deliver } from './own-order.ts';

/** A piece of this test's own. */
async function aPiece(api: Api) {
  const slug = `spoken-bowl-${randomUUID().slice(0, 8)}`;
  const title = `Spoken bowl ${slug.slice(-4)}`;
  const sku = slug.toUpperCase();
  await api('POST', '/products', {
    title,
    slug,
    maker: 'Otterwick Kiln',
    variants: [{ sku, priceAmount: 8_400, onHand: 5 }],
  });
  return { sku, slug, title };
}

async function hasNoViolations(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violationsOn(page)).toEqual([]);
}

const answer = (page: Page, question: string, word: 'Yes' | 'No') =>
  page.getByRole('group', { name: question }).getByLabel(word).check();

test('a buyer writes, the desk reads it first, and whoever looks at the piece sees it appear', async ({
  person,
  api,
  shop,
}) => {
  test.setTimeout(180_000);
  const { sku, slug, title } = await aPiece(api);
  const [buyer, merchant, second, stranger] = await Promise.all([
    person({ signedInAs: 'shopper', width: 390 }),
    person({ signedInAs: 'merchant', width: 1440 }),
    person({ signedInAs: 'merchant' }),
    person({ dark: true }),
  ]);
  const publicId = await buy(buyer, shop.url, sku);
  await buyer.goto(`/orders/${publicId}`);
  await expect(buyer.getByRole('heading', { name: 'Reviews' })).toHaveCount(0);
  await untilLive(buyer);
  await deliver(api, publicId);
  const own = buyer.getByRole('article', { name: title });
  await own.getByText(`Review ${title}`).click();
  await own.getByRole('button', { name: 'Send your review' }).click();
  await expect(own).toContainText('Answer “Is it as described?” with yes or no.');
  await expect(own).toContainText('Write a sentence.');
  await answer(buyer, 'Is it as described?', 'Yes');
  await answer(buyer, 'Was it well packed?', 'Yes');
  await answer(buyer, 'Is it smaller than you pictured?', 'No');
  await own.getByLabel('Your review').fill('It pours <b>clean</b>, no drip.');
  await own.getByLabel('Sign it, if you like').fill('Ines');
  await hasNoViolations(buyer);
  await own.getByRole('button', { name: 'Send your review' }).click();
  await expect(own).toContainText('We read it before it appears on the piece’s page.');

  await stranger.goto(`/products/${slug}`);
  await untilLive(stranger);
  const reviews = stranger.getByRole('region', { name: 'Reviews' });
  await expect(reviews).toContainText('No reviews yet.');

  for (const page of [merchant, second]) {
    await page.goto('/desk/reviews');
    await untilLive(page);
  }
  const card = (page: Page) => page.getByRole('article', { name: `Review: ${title}` });
  await expect(card(second)).toContainText('Signed “Ines”');
  await hasNoViolations(merchant);
  await card(merchant).getByRole('button', { name: 'Show it on the page' }).click();
  await expect(card(merchant)).toHaveCount(0);
  await expect(card(second)).toHaveCount(0);

  await expect(reviews).toContainText('It pours <b>clean</b>, no drip.');
  await expect(reviews).toContainText('One buyer has written.');
  await expect(reviews).toContainText(/Ines\.\s*No\. 1, bought in|Ines\.\s*Bought in|Ines\.\s*No\. 1 of/);
  await expect(own).toContainText('It is on the piece’s page.');
  await hasNoViolations(stranger);
  // Nobody's name, address or order is in what everybody gets.
  const html = await (await stranger.request.get(`/products/${slug}`)).text();
  for (const word of ['Ada Lund', 'Vestergade', 'ada@example.com', publicId]) expect(html).not.toContain(word);

  await own.getByRole('button', { name: 'Take it off the page' }).click();
  await expect(reviews).toContainText('No reviews yet.');
});

test('a guest asks without JavaScript, confirms, and everybody who looks sees the answer', async ({
  person,
  plain,
  api,
  shop,
}) => {
  test.setTimeout(180_000);
  const { slug, title } = await aPiece(api);
  const [guest, merchant, stranger] = await Promise.all([
    plain(),
    person({ signedInAs: 'merchant', width: 390 }),
    person({ width: 390 }),
  ]);
  const email = `asks-${randomUUID()}@example.com`;
  await guest.open(`/products/${slug}`);
  guest.fill('Ask the maker', 'Would it survive a gas flame?');
  guest.fill('Your email', email);
  await guest.press('Ask');
  expect(guest.heading).toBe('Check your email');

  await merchant.goto('/desk/reviews');
  await untilLive(merchant);
  const card = merchant.getByRole('article', { name: `Question: ${title}` });
  await expect(card).toHaveCount(0);
  const link = /http\S+\/questions\?key=[\w.-]+/.exec(await mailTo(shop, email, /Shall we pass on/))?.[0] ?? '';
  await guest.open(link);
  await guest.press('Confirm');
  expect(guest.text).toContain('Waiting for an answer. We’ll email it to you.');

  await stranger.goto(`/products/${slug}`);
  await untilLive(stranger);
  await card.getByLabel('Answer, shown as Otterwick Kiln’s').fill('No. Warm the milk first.');
  await hasNoViolations(merchant);
  await card.getByRole('button', { name: 'Answer and show' }).click();
  const questions = stranger.getByRole('region', { name: 'Questions' });
  await expect(questions).toContainText('Would it survive a gas flame?');
  await expect(questions).toContainText('No. Warm the milk first.');
  await mailTo(shop, email, /is answered/);
  await guest.reload();
  await guest.press('Delete the question');
  await expect(questions).not.toContainText('gas flame');
});

test('the rest of what was asked comes into its place on the page, and stays there when one more is answered', async ({
  person,
  api,
  shop,
}) => {
  test.setTimeout(120_000);
  const { slug, title } = await aPiece(api);
  const [asker, merchant, reader] = await Promise.all([
    person({ signedInAs: 'shopper' }),
    person({ signedInAs: 'merchant', width: 1440 }),
    person({ width: 390 }),
  ]);
  await merchant.goto('/desk/reviews');
  await untilLive(merchant);
  const card = merchant.getByRole('article', { name: `Question: ${title}` });
  const askAndAnswer = async (body: string) => {
    const asked = await asker.request.post(`${shop.url}/api/questions`, {
      data: { slug, body },
      headers: { origin: shop.url },
    });
    expect(asked.ok(), await asked.text()).toBe(true);
    await card.getByLabel('Answer, shown as Otterwick Kiln’s').fill(`Yes, ${body}`);
    await card.getByRole('button', { name: 'Answer and show' }).click();
    await expect(card).toHaveCount(0);
  };
  for (const body of ['Is one blue?', 'Are two blue?', 'Are three blue?', 'Are four blue?']) await askAndAnswer(body);

  await reader.goto(`/products/${slug}`);
  await untilLive(reader);
  const questions = reader.getByRole('region', { name: 'Questions' });
  await expect(questions.getByText('Yes, ')).toHaveCount(3);
  await expect(questions).not.toContainText('Is one blue?');
  await questions.getByRole('link', { name: 'All 4' }).click();
  await expect(questions.getByText('Yes, ')).toHaveCount(4);
  await expect(questions).toContainText('Is one blue?');
  await expect(questions.getByRole('link', { name: /^All|^Show/ })).toHaveCount(0);
  expect(new URL(reader.url()).pathname).toBe(`/products/${slug}`);

  await askAndAnswer('Are five blue?');
  await expect(questions).toContainText('Are five blue?');
  await expect(questions.getByText('Yes, ')).toHaveCount(5);
});
