import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { readVariantNumbers } from '#server/stock/read-numbers.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { imported } from '#server/testing/imports.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';

testDatabase();

const numbered = 'Numbered 1 to (variant.metafields.custom.numbered_of)';
const withdrawn = 'Withdrawn numbers (variant.metafields.custom.withdrawn_numbers)';
const file = (sku: string, cells: string, columns = `Inventory quantity,${numbered},${withdrawn}`) =>
  `URL handle,Title,SKU,Price,${columns}\n${sku.toLowerCase()},Jar ${sku},${sku},10,${cells}\n`;
const marksOf = async (sku: string) => (await readVariantNumbers(sku)).numbers.map(({ state }) => state[0]).join('');

describe('a file', () => {
  it('numbers an edition, new or known, and says which numbers are not for sale', async () => {
    expect(await imported(file('NA', '3,5,"4, 2"'))).toMatchObject({ created: 1, errors: [] });
    expect(await marksOf('NA')).toBe('fwfwf');
    expect(await imported(file('NA', '3,5,"2;4"'))).toMatchObject({ unchanged: 1 });
    expect(await imported(file('NA', '4,6,4'))).toMatchObject({ updated: 1, errors: [] });
    expect(await marksOf('NA')).toBe('fffwff');
    // A missing column keeps, an empty cell clears.
    expect(await imported(file('NA', '2', 'Inventory quantity'))).toMatchObject({ updated: 1 });
    expect(await marksOf('NA')).toBe('fffwff');
    expect(await imported(file('NA', '2,6,'))).toMatchObject({ updated: 1 });
    expect(await marksOf('NA')).toBe('ffffff');
    expect(await imported(file('NA', '2,,'))).toMatchObject({ updated: 1, errors: [] });
    expect(await readVariantNumbers('NA')).toMatchObject({ numberedOf: null });
    expect(await bookProblems()).toEqual([]);
  });

  it('is told by line and column what can’t be, and changes nothing of that piece', async () => {
    await imported(file('NB', '4,5,'));
    await aPaidOrder('NB');
    await addToBag(await aPerson(), { sku: 'NB', quantity: 1, number: 3 });
    const said = async (cells: string) => (await imported(file('NB', cells))).errors;
    const line = 2;
    expect(await said('3,5,3')).toEqual([{ line, column: withdrawn, message: 'No. 3 is in a bag or in an order.' }]);
    expect(await said('3,5,9')).toEqual([{ line, column: withdrawn, message: 'There is no no. 9.' }]);
    expect(await said('3,5,"2, 4"')).toMatchObject([{ line, column: numbered }]);
    expect(await said('3,7,')).toMatchObject([{ column: numbered, message: expect.stringContaining('in bags') }]);
    expect(await said('5,5,')).toMatchObject([{ column: numbered, message: expect.stringContaining('at least 6') }]);
    expect(await said('3,many,two')).toMatchObject([{ column: numbered }, { column: withdrawn }]);
    const beyond = await imported(file('NB', '5', 'Inventory quantity'));
    expect(beyond.errors).toMatchObject([{ column: 'Inventory quantity', message: expect.stringContaining('Only 4') }]);
    expect(await marksOf('NB')).toBe('sfhff');
    expect(await bookProblems()).toEqual([]);
  });

  it('can’t number what was sold without numbers', async () => {
    await imported(file('NC', '4,,'));
    await aPaidOrder('NC');
    expect((await imported(file('NC', '3,5,'))).errors).toMatchObject([
      { column: numbered, message: expect.stringContaining('sold already') },
    ]);
  });
});
