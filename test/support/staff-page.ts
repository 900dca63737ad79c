import type { Page } from 'playwright-core';

/** Signs in on a page of the staff as a person does: number, password, Enter. */
export async function signInOnPage(page: Page, address: string, staff: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[name=staff]').fill(staff);
  await page.locator('input[name=password]').fill(`demo-${staff}`);
  await page.keyboard.press('Enter');
  await page.locator('input[name=password]').waitFor({ state: 'detached' });
}
