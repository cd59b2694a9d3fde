import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Leaves what a visit leaves, and looks around for what one before it left. */
async function lookAround() {
  const left = {
    cookie: document.cookie.includes('left='),
    local: localStorage.getItem('left'),
    session: sessionStorage.getItem('left'),
    name: window.name,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: history.length,
    width: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    forced: matchMedia('(forced-colors: active)').matches,
    print: matchMedia('print').matches,
  };
  // biome-ignore lint/suspicious/noDocumentCookie: what a script of the page would do
  document.cookie = 'left=1; path=/';
  localStorage.setItem('left', '1');
  sessionStorage.setItem('left', '1');
  window.name = 'left';
  await caches.open('left');
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('left');
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  return left;
}

/** What they were given. */
const pages = new Set<Page>();

for (const turn of ['first', 'second', 'third'])
  test(`the ${turn} who looks finds nothing of another`, async ({ person }) => {
    const page = await person({ looks: true });
    pages.add(page);
    expect(pages.size, 'they look at one page').toBe(1);
    expect(await page.context().cookies()).toEqual([]);
    await page.goto('/pages/terms');
    const nothing = { cookie: false, local: null, session: null, name: '', databases: 0, caches: 0, history: 2 };
    const asAsked = { width: 1280, dark: false, still: false, forced: false, print: false };
    expect(await page.evaluate(lookAround)).toEqual({ ...nothing, ...asAsked });
    await page.setViewportSize({ width: 390, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active', media: 'print' });
  });

test('who looks and opens a second page has it closed', async ({ person }) => {
  const page = await person({ looks: true });
  await page.context().newPage();
  pages.clear();
  pages.add(page);
});

test('the one after that gets a new page', async ({ person }) => {
  const page = await person({ looks: true });
  expect(pages.has(page)).toBe(false);
  expect(page.context().pages()).toEqual([page]);
});
