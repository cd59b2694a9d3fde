import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProductSchema } from '#contract/catalogue/product-write.ts';
import { createProduct } from '#server/catalogue/write/write-product.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aTaxClass, by, everything, imported } from '#server/testing/imports.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { cellOf, textOf } from './cell-text.ts';
import { exportProducts } from './export-products.ts';

testDatabase();

async function exported(): Promise<string> {
  let file = '';
  for await (const part of exportProducts()) file += part;
  return file;
}

describe('an export', () => {
  const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => {
    const line = text.trim();
    return line !== '' && line === text && text.isWellFormed() && !text.includes('\0') && !text.includes('\uFEFF');
  });
  const line = fc.oneof(
    words,
    fc.constantFrom('=cmd|x', "'=1", "''+1", '-5', '@a', 'a,"b"', "it's", 'a\r\nb', ';', '\u00a0x\u00a0y'),
  );

  it('cells of text are never formulas, and are read back as they were', () => {
    fc.assert(
      fc.property(fc.oneof(line, fc.string()), (text) => {
        expect(cellOf(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(textOf(cellOf(text))).toBe(text);
      }),
    );
  });

  it('is taken back unchanged, whatever is in it', async () => {
    const label = line.map((text) => text.slice(0, 40).trim()).filter(Boolean);
    await aTaxClass('books');
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          title: label,
          maker: label,
          material: label,
          description: fc.oneof(label, fc.constant('<p>Two\n<b>words</b></p>')),
          descriptionFormat: fc.constantFrom('plain', 'markdown', 'html'),
          status: fc.constantFrom('draft', 'published'),
          facts: fc.array(fc.record({ name: label, text: label }), { maxLength: 3 }),
          safety: fc.constantFrom({}, { manufacturer: 'Kiln, "One"', manufacturerAddress: 'Street 1\n08001 Town' }),
          hsCode: fc.constantFrom('', '691310'),
          originCountry: fc.constantFrom('', 'ES'),
          taxClass: fc.constantFrom('standard', 'books'),
          weightGrams: fc.option(fc.integer({ min: 1, max: 9_999 })),
        }),
        fc.uniqueArray(label, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat({ max: 1_000_000 }), { minLength: 4, maxLength: 4 }),
        label,
        async (about, values, amounts, name) => {
          number++;
          const variants = values.map((value, place) => ({
            sku: `E-${number}-${place}`,
            options: values.length > 1 ? { [name]: value } : {},
            priceAmount: amounts[place] ?? 1,
            compareAtAmount: place === 1 ? 99 : null,
            onHand: amounts[place] ?? 1,
          }));
          const wanted = createProductSchema.safeParse({ ...about, slug: `export-${number}`, variants });
          fc.pre(wanted.success);
          if (wanted.success) expect((await createProduct(wanted.data, by)).ok).toBe(true);
        },
      ),
      { numRuns: propertyRuns(40) },
    );
    const edition = await aProduct({ onHand: 3, editionSize: 5, numbered: true });
    await changeVariant(edition.sku, { withdrawnNumbers: [2, 4] });
    const before = await everything();
    const file = await exported();
    expect(file).toContain(',5,"2, 4"\r\n');
    const view = await imported(file);
    expect(view.errors).toEqual([]);
    expect(view).toMatchObject({ state: 'done', created: 0, updated: 0, unchanged: await database().product.count() });
    expect(await everything()).toEqual(before);
    expect(await exported()).toBe(file);
  });
});
