import { chromium } from 'playwright';

/** Milliseconds from a click on a piece's card to the frame that shows its title, one for each piece. */
export async function softNavigations(url: string, chrome: string, times: number): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${url}/shop`);
  await page.waitForSelector('[data-connection="live"]');
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const cards = page.locator('main:has(> .catalogue) a.piece-card');
    const card = cards.nth(i % (await cards.count()));
    await card.scrollIntoViewIfNeeded();
    // As people do: the pointer comes, rests a moment and clicks.
    await card.hover();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const title = await card.locator('.work-title').textContent();
    const painted = page.evaluate(untilPainted, title ?? '');
    await card.click();
    taken.push(await painted);
    await page.goBack();
    await page.waitForSelector('main:has(> .catalogue) a.piece-card');
  }
  await browser.close();
  return taken;
}

/** Runs in the page, so without named functions: from the next click to the frame after which the heading has this text. */
async function untilPainted(title: string): Promise<number> {
  await new Promise((resolve) => addEventListener('click', resolve, { once: true, capture: true }));
  const clicked = performance.now();
  while (document.querySelector('h1')?.textContent !== title) {
    if (performance.now() - clicked > 15_000) throw new Error(`${title} was not shown within 15 s`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  // A frame's callbacks come before its paint: what follows the next of them, as a task, follows it.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - clicked;
}
