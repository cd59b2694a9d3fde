import type { Browser } from '@playwright/test';

/** What a test opened in contexts of its own stays until its worker ends, and goes on asking for a shop that is gone. */
export async function closePages(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}
