import type { Page } from '@playwright/test';

/**
 * A page for tests that only look. Half of what a new page costs is warming up: a test that asks for this one gets it from
 * the test before, without what that one left.
 */
export interface LookingPage {
  /** @returns undefined where none is free: open one */
  take(): Page | undefined;
  /** Takes everything away that a visit leaves. A page that did more than look is closed. */
  giveBack(page: Page): Promise<void>;
  close(): Promise<void>;
}

export function lookingPage(url: string): LookingPage {
  let free: Page | undefined;
  return {
    take() {
      const page = free;
      free = undefined;
      return page;
    },
    async giveBack(page) {
      const stays = !free && (await forget(page, url).catch(() => false));
      if (stays) free = page;
      else await page.context().close();
    },
    async close() {
      await free?.context().close();
    },
  };
}

/** @returns whether it is as a new one */
async function forget(page: Page, url: string): Promise<boolean> {
  const context = page.context();
  // On a blank page the browser would end the process that is warm.
  await page.goto(`${url}/robots.txt`, { timeout: 10_000 });
  if (context.pages().length > 1) return false;
  await context.clearCookies();
  await context.clearPermissions();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' });
  await session.send('Page.resetNavigationHistory');
  await session.detach();
  await page.evaluate(() => {
    sessionStorage.clear();
    window.name = '';
  });
  await page.mouse.move(0, 0);
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null });
  return true;
}
