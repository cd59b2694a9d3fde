import { violationsOn } from './axe.ts';
import { expect, test, untilLive } from './fixtures.ts';

/** Drafts, so that no list of the shop changes. */
function fileOf(name: string, count: number): { name: string; mimeType: string; buffer: Buffer } {
  const rows = Array.from({ length: count }, (_, i) => `${name}-${i},Piece ${i},${name}-${i},12.00,3,draft,`);
  const wrong = [
    `${name}-bad,Bad,${name}-bad,twelve,3,draft,`,
    `${name}-odd,Odd,${name}-odd,12.00,-3,draft,no-address`,
  ];
  const header = 'Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty,Status,Image Src';
  return { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from([header, ...rows, ...wrong].join('\n')) };
}

test('a file is checked, imported and followed by another merchant; the export is the same again', async ({
  person,
}) => {
  const one = await person({ signedInAs: 'merchant', width: 1440 });
  const other = await person({ signedInAs: 'merchant', width: 390, dark: true });
  await one.goto('/desk/import');
  await one.getByLabel('A CSV file with Shopify’s columns').setInputFiles(fileOf('two-desks', 120));
  await one.getByRole('button', { name: 'Check the file' }).click();
  await expect(one).toHaveURL(/\?job=/);
  await other.goto(one.url());
  await untilLive(other);
  for (const page of [one, other]) {
    await expect(page.getByRole('heading', { name: 'Nothing has changed yet' })).toBeVisible();
    await expect(
      page.getByRole('row', { name: '122 Variant Price It is not an amount, such as 129.00.' }),
    ).toBeVisible();
    await expect(page.getByText('The stock of -3 is taken as 0.')).toBeVisible();
    await expect(page.getByText('“no-address” isn’t the address of a photograph: left out.')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  }
  const checked = one.url();
  const start = (page: typeof one) => page.getByRole('button', { name: 'Import 121 pieces, leave out 1' });
  await expect(start(other)).toBeVisible();
  await start(one).click();
  // It can be started once: whoever else looks at it sees that at once.
  await expect(start(other)).toBeHidden();
  await expect(one).not.toHaveURL(checked);
  await other.goto(one.url());
  for (const page of [one, other]) {
    await expect(page.getByRole('heading', { name: 'Imported, with some left out' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('definition').first()).toHaveText('121');
    await expect(page.getByRole('listitem').filter({ hasText: 'Done' })).toHaveAttribute('aria-current', 'step');
  }
  const downloading = one.waitForEvent('download');
  await one.getByRole('link', { name: 'Export all products' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('products.csv');
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  expect(Buffer.concat(parts).toString()).toMatch(/^URL handle,Title,[\s\S]*\r\ntwo-desks-0,Piece 0,/);
});

test('without JavaScript a file is checked and imported by plain forms', async ({ plain }) => {
  const page = await plain({ signedInAs: 'merchant' });
  const until = (heading: string) =>
    expect(async () => {
      await page.reload();
      expect(page.main).toContain(heading);
    }).toPass();
  const label = 'A CSV file with Shopify’s columns';
  await page.open('/desk/import');
  await expect(page.press('Check the file')).rejects.toThrow(`“${label}`);
  expect(page.url).toMatch(/\/desk\/import$/);
  const { name, mimeType, buffer } = fileOf('plain-desk', 3);
  page.fill(label, new File([new Uint8Array(buffer)], name, { type: mimeType }));
  await page.press('Check the file');
  expect(page.url).toMatch(/\?job=/);
  await until('Nothing has changed yet');
  await page.press('Import 4 pieces, leave out 1');
  await until('Imported, with some left out');
  expect(page.texts({ tag: 'dd' })[0]).toBe('4');
});
