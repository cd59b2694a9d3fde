import { expect, test, untilLive } from './fixtures.ts';

// Its shop offers another language than those of other tests.
test.use({ alone: 'languages' });
test.beforeEach(async ({ api }) => {
  await api('PATCH', '/settings', { languages: ['en', 'de'] });
});

test('one who reads in a language stays in it: links, pages ahead, back, filters, a page that asks who it is', async ({
  person,
}) => {
  const page = await person();
  const documents: string[] = [];
  const fetched: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (request.resourceType() === 'document') documents.push(pathname);
    if (searchParams.has('_rsc')) fetched.push(pathname);
  });
  await page.goto('/de/shop');
  await untilLive(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  // What waking up has made of them, not what the server sent.
  const elsewhere = await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="/"], form[action^="/"]')]
      .map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? '')
      .filter((path) => !/^\/(de|api|photographs)(\/|\?|$)/.test(path)),
  );
  expect(elsewhere).toEqual([]);

  const card = page.locator('a.piece-card[href="/de/products/persimmon-vase"]');
  const ahead = page.waitForResponse((answer) => answer.url().includes('/de/products/persimmon-vase?_rsc='));
  await card.hover();
  await ahead;
  await card.click();
  await expect(page).toHaveURL(/\/de\/products\/persimmon-vase$/);
  await expect(page.locator('.buy-column__price')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/de\/shop$/);
  await expect(card).toBeVisible();
  await page.goForward();
  await expect(page.locator('.buy-column__price')).toBeVisible();
  await page.goBack();
  await page.locator('a[href="/de/shop?sort=few"]').click();
  await expect(page).toHaveURL(/\/de\/shop\?sort=few$/);
  await page.locator('footer a[href="/de/account"]').click();
  await expect(page).toHaveURL(/\/de\/sign-in\?next=/);
  await page.locator('a.brand').click();
  await expect(page).toHaveURL(/\/de$/);

  expect(documents).toEqual(['/de/shop']);
  expect(fetched.filter((path) => !path.startsWith('/de'))).toEqual([]);
});

test('without JavaScript a form leads back into the language of its page', async ({ person }) => {
  const page = await person({ javaScriptEnabled: false });
  await page.goto('/de/products/persimmon-vase');
  await page.locator('form[action="/api/bag/lines"] button').first().click();
  await expect(page).toHaveURL(/\/de\/bag/);
  await page.goto('/de/account');
  await expect(page).toHaveURL(/\/de\/sign-in\?next=/);
  await page.goto('/de/nothing-here');
  await expect(page.locator('h1')).toHaveText('Page not found');
  await expect(page.locator('a[href="/de/shop"]').first()).toBeVisible();
});

test('each language is a page of its own in memory, and English knows nothing of another', async ({ shop, api }) => {
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(shop.url + path, { headers, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const invented = {
    'x-language': 'de',
    'accept-language': 'de',
    referer: `${shop.url}/de/shop`,
    cookie: 'language=de',
  };
  for (const path of ['/shop', '/de/shop', '/shop', '/de/shop']) {
    const { text } = await ask(path, invented);
    expect(text.includes('lang="de"'), path).toBe(path.startsWith('/de'));
    expect(text.includes('href="/de/'), path).toBe(path.startsWith('/de'));
    expect(text.includes('href="/makers"'), path).toBe(!path.startsWith('/de'));
  }
  expect((await ask('/de/shop')).headers.get('x-page-cache')).toBe('memory');
  for (const path of ['/fr/shop', '/de/robots.txt', '/de/api/v1/settings'])
    expect((await ask(path)).status, path).toBe(404);
  expect((await ask('/de/')).headers.get('location')).toBe('/de');

  await api('PATCH', '/settings', { languages: ['en'] });
  expect((await ask('/de/shop')).status).toBe(404);
  expect((await ask('/shop')).status).toBe(200);
});
