import { expect, type Locator, type Page } from '@playwright/test';
import { readMs } from '#domain/auction/seen-amount.ts';

/** The one button of the bid sheet. */
export const bidButton = (page: Page) => page.getByTestId('bid-button');

/** Chooses an amount and presses the button: the sheet asks, or leads to what is missing. */
export async function chooseAmount(page: Page, amount: string): Promise<void> {
  const another = page.getByRole('button', { name: 'Another amount' });
  await expect(page.locator('#bid-maximum').or(another).filter({ visible: true }).first()).toBeVisible();
  if (await another.isVisible()) await another.click();
  await page.locator('#bid-maximum').fill(amount);
  await bidButton(page).click();
}

/** The same, and says yes. */
export async function bidUpTo(page: Page, amount: string): Promise<void> {
  await chooseAmount(page, amount);
  await expect(bidButton(page)).toHaveText(new RegExp(`^Yes, bid (up to )?€${amount}$`));
  await bidButton(page).click();
}

/** Waits as long as it takes to read a button: an amount that has just changed is not bid. */
export async function untilRead(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.evaluate(async (element, ms) => {
    for (let [words, since] = ['', performance.now()]; performance.now() - since < ms; ) {
      if (element.textContent !== words) [words, since] = [element.textContent ?? '', performance.now()];
      await new Promise(requestAnimationFrame);
    }
  }, readMs + 100);
}

export async function pressRead(button: Locator): Promise<void> {
  await untilRead(button);
  await button.click();
}
