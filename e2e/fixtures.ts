import { randomUUID } from 'node:crypto';
import { type BrowserContext, test as base, expect, type Page, type TestInfo } from '@playwright/test';
import { PlainBrowser } from './plain/plain-browser.ts';
import { apiKey, createShopServer, type ShopServer } from './shop-server.ts';

export { expect };

/** Calls the integrators' API with the shop's own key. */
export type Api = <T = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<T>;

export type DemoName = 'shopper' | 'bidder' | 'rival' | 'merchant';

interface WorkerFixtures {
  /** A shop that only tests of the same file share: for those that leave something changed for everybody. */
  alone: string | null;
  shop: ShopServer;
}
interface TestFixtures {
  api: Api;
  /** Someone with a browser of their own. A console error in it fails the test. */
  person: (options?: {
    signedInAs?: DemoName;
    /** A session that no other test has: for one that ends it. */
    ownSession?: boolean;
    javaScriptEnabled?: boolean;
    width?: number;
    dark?: boolean;
    /** A phone: fingers, and a page that zooms out when its content is wider than the screen. */
    touch?: boolean;
    /** It is meant to refuse a script or a style that doesn't belong to the page, and says so. */
    refusesScripts?: boolean;
  }) => Promise<Page>;
  /** Someone whose browser has no JavaScript and shows no layout: for words, links and forms. */
  plain: (options?: { signedInAs?: DemoName }) => Promise<PlainBrowser>;
}

/** What a browser says on purpose when we cut its connection. */
const expectedWhenCut = /WebSocket|ERR_CONNECTION|net::ERR|Failed to load resource|socket\.io/;

export type Fixtures = TestFixtures & WorkerFixtures;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  alone: [null, { scope: 'worker', option: true }],

  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => {
      const shop = await createShopServer();
      await shop.start();
      await use(shop);
      await shop.remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  api: async ({ shop }, use) => {
    await use(async (method, path, body) => {
      const response = await fetch(`${shop.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
      return answer;
    });
  },

  plain: async ({ shop }, use) => {
    await use(async ({ signedInAs } = {}) => {
      const visitor = new PlainBrowser(shop.url);
      if (signedInAs) visitor.cookies = await plainSession(shop.url, signedInAs);
      return visitor;
    });
  },

  person: async ({ browser, shop }, use, testInfo) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(
      async ({
        signedInAs,
        ownSession = false,
        javaScriptEnabled = true,
        width = 1280,
        dark = false,
        touch = false,
        refusesScripts = false,
      } = {}) => {
        const context = await browser.newContext({
          baseURL: shop.url,
          javaScriptEnabled,
          viewport: { width, height: 900 },
          colorScheme: dark ? 'dark' : 'light',
          ...(touch && { isMobile: true, hasTouch: true }),
        });
        contexts.push(context);
        if (signedInAs) await signIn(context, shop.url, signedInAs, ownSession);
        const page = await context.newPage();
        if (javaScriptEnabled) waitUntilAwake(page);
        if (!refusesScripts) await page.addInitScript(tellRefusals);
        page.on('console', (message) => {
          if (message.type() !== 'error' || expectedWhenCut.test(message.text())) return;
          if (refusesScripts && /^(Executing inline script|Applying inline style)/.test(message.text())) return;
          errors.push(message.text());
        });
        page.on('pageerror', (error) => errors.push(String(error)));
        return page;
      },
    );
    for (const context of contexts) {
      if (testInfo.errors.length > 0) await keepPictures(context, testInfo);
      await context.close();
    }
    expect(errors, 'errors in the browsers’ consoles').toEqual([]);
  },
});

async function keepPictures(context: BrowserContext, testInfo: TestInfo): Promise<void> {
  for (const page of context.pages()) {
    const body = await page.screenshot().catch(() => null);
    if (body) await testInfo.attach(`as it was at ${page.url()}`, { body, contentType: 'image/png' });
  }
}

/** Runs in the page: what the content policy refuses is an error, also where its own script catches it. */
const tellRefusals = () =>
  addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber, columnNumber }) =>
    console.error(`refused by ${violatedDirective}: ${sourceFile}:${lineNumber}:${columnNumber}`),
  );

/** Nobody is as quick as a test: it goes on when the page's scripts, which wait for the paint, have woken it up. */
function waitUntilAwake(page: Page): void {
  const goTo = page.goto.bind(page);
  page.goto = async (...args) => {
    const response = await goTo(...args);
    await page.waitForFunction(() => {
      // Between two documents there is none.
      const root: HTMLElement | null = document.documentElement;
      return root !== null && (root.dataset.script === undefined || root.dataset.awake !== undefined);
    });
    return response;
  };
}

/** Each demo person signs in once per shop, as their browser would: signing in is rate-limited. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

const plainSessions = new Map<string, PlainBrowser['cookies']>();

/** Signs in without the page: what the page does is tested where it is the point. */
async function signIn(context: BrowserContext, url: string, name: DemoName, ownSession: boolean): Promise<void> {
  const known = ownSession ? undefined : sessions.get(`${url} ${name}`);
  if (known) return context.addCookies(known);
  const response = await context.request.post(`${url}/api/session/sign-in`, {
    data: { email: `${name}@demo.marketday`, password: 'demo-marketday' },
    headers: { origin: url },
  });
  expect(response.ok(), `signing in as ${name}`).toBe(true);
  if (!ownSession) sessions.set(`${url} ${name}`, await context.cookies());
}

async function plainSession(url: string, name: DemoName): Promise<PlainBrowser['cookies']> {
  const known = plainSessions.get(`${url} ${name}`);
  if (known) return known;
  const visitor = new PlainBrowser(url);
  const credentials = { email: `${name}@demo.marketday`, password: 'demo-marketday' };
  const answer = await visitor.send('/api/session/sign-in', credentials);
  expect(answer.ok, `signing in as ${name}`).toBe(true);
  plainSessions.set(`${url} ${name}`, visitor.cookies);
  return visitor.cookies;
}

/** Waits until the page's socket is open and it has what it watches. */
export async function untilLive(page: Page): Promise<void> {
  await expect(page.locator('[data-connection="live"]').first()).toBeAttached();
}
