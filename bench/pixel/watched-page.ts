/** A page of the shop in a real browser, and what its own trace says of each view that reached its pixels. */
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../../scripts/find-browser.mjs';

export interface PaintedView {
  topic: string;
  version: number;
  total: number;
  stages: Record<string, number>;
  /** When it was painted, in epoch milliseconds by the machine's one clock. */
  paintedAt: number;
  /** The page's elements did change between its arrival and its frame. */
  changed: boolean;
}

// As text: what the loader adds to functions is unknown in the page.
const script = `
  window.painted = [];
  let changes = [];
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => { changes.push(performance.now()); changes = changes.slice(-200); })
      .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration, detail } of list.getEntries()) {
      if (name !== 'marketday:commit-to-pixel') continue;
      const end = startTime + duration;
      const { applying, rendering, painting } = detail.stages;
      const changed = changes.some((at) => at <= end && at >= end - applying - rendering - painting);
      window.painted.push({ ...detail, paintedAt: performance.timeOrigin + end, changed });
    }
  }).observe({ type: 'measure', buffered: true });
`;

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });

/** Opens a page and waits until it is live and its trace has begun. */
export async function watchPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript({ content: script });
  await page.goto(url);
  await page.locator('[data-connection="live"]').first().waitFor({ state: 'attached' });
  return page;
}

/** What has been painted since the last call. */
export const takePainted = (page: Page): Promise<PaintedView[]> =>
  page.evaluate(() => {
    const all = (window as unknown as { painted: PaintedView[] }).painted;
    return all.splice(0);
  });
