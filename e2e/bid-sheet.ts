import { expect, type Page } from '@playwright/test';

/** The one button of the bid sheet. */
export const bidButton = (page: Page) => page.getByTestId('bid-button');

/** Chooses an amount and presses the button: the sheet asks, or leads to what is missing. */
export async function chooseAmount(page: Page, amount: string): Promise<void> {
  await page.locator('#bid-maximum').fill(amount);
  await bidButton(page).click();
}

/** The same, and says yes. */
export async function bidUpTo(page: Page, amount: string): Promise<void> {
  await chooseAmount(page, amount);
  await expect(bidButton(page)).toHaveText(new RegExp(`^Yes, bid (up to )?€${amount}$`));
  await bidButton(page).click();
}
