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
    const cards = page.locator('main:has(> .shelf) a.card');
    const card = cards.nth(i % (await cards.count()));
    await card.scrollIntoViewIfNeeded();
    // As people do: the pointer comes, rests a moment and clicks.
    await card.hover();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const title = await card.locator('.work').textContent();
    const painted = page.evaluate(untilPainted, title ?? '');
    await card.click();
    taken.push(await painted);
    await page.goBack();
    await page.waitForSelector('main:has(> .shelf) a.card');
  }
  await browser.close();
  return taken;
}

/** Runs in the page: from the next click to the first frame after the heading has this text. */
function untilPainted(title: string): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`${title} was not shown within 15 s`)), 15_000);
    addEventListener(
      'click',
      () => {
        const clicked = performance.now();
        const look = () => {
          if (document.querySelector('h1')?.textContent !== title) return void requestAnimationFrame(look);
          // The frame that this callback belongs to is painted before the next task of the kind.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}
