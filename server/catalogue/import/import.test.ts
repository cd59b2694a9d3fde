import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aTaxClass, by, everything, imported, stored, untilDone } from '#server/testing/imports.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { queueImport, startAfterDryRun, stopImport } from './import-jobs.ts';
import { readImport } from './import-view.ts';
import { readImports } from './run-import.ts';

testDatabase();

const classic = `Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Image Position,Image Alt Text,Collection,Status\r
salt-jug,Salt jug,"<p>Poured ""by hand"",\r
in two parts</p><script>x()</script>",Kiln One,Jug,true,Glaze,Ash,JUG-A,900,shopify,4,"1,240.50",,shino-tea-bowl-hero.webp,1,A jug,For the table,active\r
salt-jug,,,,,,,Iron,JUG-I,0,shopify,0,99.00,120.00,,,,,\r
salt-jug,,,,,,,,,,,,,,shino-tea-bowl-detail.webp,2,Its rim,,\r
plain-cup,Plain cup,For tea,Kiln Two,Cup,false,Title,Default Title,,,,7,45,,,,,,\r
`;

describe('a file of Shopify’s', () => {
  it('in its classic columns makes products; again it changes nothing; in a dry run it only counts', async () => {
    const dry = await imported(classic, { dryRun: true });
    expect(dry).toMatchObject({ state: 'done', rows: 4, done: 4, created: 2, errors: [], canStart: true });
    expect(dry.warnings).toEqual([{ line: 1, message: 'The column “Variant Inventory Tracker” isn’t read.' }]);
    expect(await database().product.count()).toBe(0);
    const started = await startAfterDryRun(dry.id, by);
    const real = await untilDone(started.ok ? started.value.id : '');
    expect(real).toMatchObject({ state: 'done', dryRun: false, rows: 4, done: 4, created: 2, refused: 0, errors: [] });
    await expect(startAfterDryRun(dry.id, by)).rejects.toThrow('no such file');

    const jug = await stored('salt-jug');
    expect(jug).toMatchObject({
      title: 'Salt jug',
      maker: 'Kiln One',
      form: 'Jug',
      status: 'published',
      description: '<p>Poured "by hand",\r\nin two parts</p>',
      descriptionFormat: 'html',
      options: [{ name: 'Glaze', values: ['Ash', 'Iron'] }],
      variants: [
        { sku: 'JUG-A', title: 'Ash', priceAmount: 124_050, compareAtAmount: null, onHand: 4, weightGrams: 900 },
        { sku: 'JUG-I', title: 'Iron', priceAmount: 9_900, compareAtAmount: 12_000, onHand: 0, weightGrams: null },
      ],
      images: [
        { file: 'shino-tea-bowl-hero.webp', alt: 'A jug', width: 1200 },
        { file: 'shino-tea-bowl-detail.webp', alt: 'Its rim' },
      ],
      collections: [{ collection: { slug: 'for-the-table', title: 'For the table' } }],
    });
    expect(await stored('plain-cup')).toMatchObject({
      status: 'draft',
      description: 'For tea',
      descriptionFormat: 'plain',
      variants: [{ sku: 'PLAIN-CUP', options: {}, priceAmount: 4_500, onHand: 7 }],
    });
    const before = await everything();
    expect(await imported(classic)).toMatchObject({ state: 'done', created: 0, updated: 0, unchanged: 2 });
    expect(await everything()).toEqual(before);
  });

  it('names countries of origin by name or code, and says which name it doesn’t know', async () => {
    const file = `Handle,Title,Vendor,Variant SKU,Variant Price,COO
olive-dish,Olive dish,Kiln One,OLIVE,20,Portugal
cobalt-dish,Cobalt dish,Kiln One,COBALT,20,pt
amber-dish,Amber dish,Kiln One,AMBER,20,Portugl
`;
    const dry = await imported(file, { dryRun: true });
    const message = 'Enter a country by its English name or two letters, for example ES.';
    expect(dry).toMatchObject({
      by: 'the key “till”',
      created: 2,
      refused: 1,
      errors: [{ line: 4, column: 'COO', message }],
    });
    await imported(file);
    for (const slug of ['olive-dish', 'cobalt-dish']) expect(await stored(slug)).toMatchObject({ originCountry: 'PT' });
  });

  it('in its new columns, with semicolons or in UTF-16, says the same', async () => {
    const header =
      'Title;URL handle;Description;Vendor;Type;Status;SKU;Option1 name;Option1 value;Price;Inventory quantity';
    const file = `\uFEFF${header}\nTea pot;tea-pot;Holds a litre;Kiln One;Pot;Active;POT-1;Size;Large;88,50;3\n;;;;;;POT-2;;Small;70;1\n`;
    expect(await imported(file)).toMatchObject({ created: 1, errors: [] });
    expect((await stored('tea-pot')).variants.map(({ sku, priceAmount }) => [sku, priceAmount])).toEqual([
      ['POT-1', 8_850],
      ['POT-2', 7_000],
    ]);
    const utf16 = Buffer.from(file, 'utf16le');
    expect(await imported(utf16)).toMatchObject({ unchanged: 1, created: 0, updated: 0 });
    // A missing column keeps, an empty cell clears.
    expect(await imported('URL handle,Vendor\ntea-pot,\n')).toMatchObject({ updated: 1 });
    expect(await stored('tea-pot')).toMatchObject({ maker: '', form: 'Pot', variants: [{ onHand: 3 }, { onHand: 1 }] });
  });

  it('whose rows of one product stand apart is put together', async () => {
    const file =
      'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\na-dish,A dish,Size,S,D-S,1\nb-dish,B dish,,,D-B,2\na-dish,,,L,D-L,3\n';
    expect(await imported(file)).toMatchObject({ rows: 3, done: 3, created: 2, errors: [] });
    expect((await stored('a-dish')).variants.map(({ sku }) => sku)).toEqual(['D-S', 'D-L']);
  });
});

describe('what is wrong in a file', () => {
  it('is told by line and column, and leaves its product as it was: each is there whole or not at all', async () => {
    const file = `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Status
good-bowl,Good bowl,,,GB,10,1,active
bad-bowl,Bad bowl,Size,S,BB-S,10,1,active
bad-bowl,,,L,BB-L,ten,many,active
,,,S,BB-X,10,1,active
no-price,No price,,,NP,,1,asleep
good-bowl-2,Good bowl,,,GB,10,1,active
${'—'},${'—'},,,X,1,1,active
`;
    const view = await imported(file);
    expect(view).toMatchObject({ state: 'done', rows: 7, done: 7, created: 1, refused: 4 });
    expect(view.errors).toEqual([
      { line: 4, column: 'Variant Price', message: 'It is not an amount, such as 129.00.' },
      { line: 4, column: 'Variant Inventory Qty', message: 'It is not a whole number up to 1,000,000.' },
      { line: 6, column: 'Status', message: 'It is active, draft or archived.' },
      { line: 6, column: 'Variant Price', message: 'Required.' },
      { line: 7, column: 'Variant SKU', message: 'The SKU GB is another piece’s on line 2.' },
      { line: 8, column: 'Handle', message: 'An address can’t be made of this: use letters and digits.' },
    ]);
    expect(await database().product.count({ where: { slug: { in: ['bad-bowl', 'no-price', 'good-bowl-2'] } } })).toBe(
      0,
    );
    const twice =
      'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nx-bowl,X,Size,S,XB-1,1\nx-bowl,,,S,XB-2,1\n';
    expect((await imported(twice)).errors).toEqual([
      { line: 3, column: 'Option1 Value', message: 'Another variant has the same options.' },
    ]);
  });

  it('tax classes are read from our column, and from Shopify’s only whether there is any', async () => {
    await aTaxClass('books');
    const ours = (cell: string) =>
      `Handle,Title,SKU,Price,Inventory quantity,Tax class (product.metafields.custom.tax_class)\r\nclassed,A,CLASSED,10,1,${cell}\r\n`;
    expect(await imported(ours('books'))).toMatchObject({ created: 1, errors: [] });
    expect(await stored('classed')).toMatchObject({ taxClass: 'books' });
    expect((await imported(ours('bokks'))).errors).toMatchObject([
      {
        line: 2,
        column: 'Tax class (product.metafields.custom.tax_class)',
        message: expect.stringContaining('no tax class bokks. There is: standard, books.'),
      },
    ]);
    expect(await imported(ours(''))).toMatchObject({ updated: 1 });
    const theirs = (cell: string) =>
      `Handle,Title,SKU,Price,Inventory quantity,Variant Taxable\r\nclassed,A,CLASSED,10,1,${cell}\r\n`;
    expect(await imported(theirs('true'))).toMatchObject({ unchanged: 1 });
    expect((await imported(theirs('false'))).errors).toMatchObject([{ message: expect.stringContaining('untaxed') }]);
    await aTaxClass('untaxed', 0);
    await imported(theirs('false'));
    expect(await stored('classed')).toMatchObject({ taxClass: 'untaxed' });
  });

  it('an unreadable file changes nothing and says why', async () => {
    const whole = (view: { state: string; errors: { message: string }[] }) => [view.state, view.errors[0]?.message];
    expect(whole(await imported('Name,Cost\na,1\n'))).toEqual(['failed', expect.stringContaining('no column Title')]);
    expect(whole(await imported(''.padEnd(3, '\n')))).toEqual(['failed', 'The file is empty.']);
    expect(whole(await imported('Handle,Title,Variant Price\nq,"open,1\nq2,x,1\n'))).toEqual([
      'failed',
      'There’s an unclosed quotation mark.',
    ]);
    expect(whole(await imported(Uint8Array.from([0x54, 0xe4, 0x0a])))).toEqual([
      'failed',
      expect.stringContaining('UTF-8'),
    ]);
    expect(await database().product.count({ where: { slug: { startsWith: 'q' } } })).toBe(0);
  });

  it.each([
    ['a header of more columns than any program writes', `Title${',x'.repeat(500)}\nBowl`, 'more than 500 columns', 1],
    ['a header of millions of columns', `Title${','.repeat(2_000_000)}\nBowl`, 'more than 500 columns', 1],
    ['a row of millions of cells', `Title,Vendor\nBowl${','.repeat(2_000_000)}`, 'too many cells', 2],
  ])('%s is refused while it is read', async (_, file, words, line) => {
    const job = await imported(file);
    expect(job).toMatchObject({ state: 'failed', created: 0 });
    expect(job.errors).toEqual([{ line, message: expect.stringContaining(words) }]);
  });

  it('columns that aren’t read are named once, and nothing else is said of them', async () => {
    const row = (handle: string) => `${handle},${handle},a,b,c,\n`;
    const job = await imported(`Handle,Title,Tags,Title,"SEO, title",\n${row('one-bowl')}${row('two-bowl')}`);
    expect(job.warnings).toEqual([{ line: 1, message: 'These columns aren’t read: “Tags”, “Title”, “SEO, title”.' }]);
    expect(job).toMatchObject({ created: 2, errors: [] });
  });

  it('stock isn’t set below what is in bags, and counts go to the ledger with who sent the file', async () => {
    const file = (count: number) =>
      `Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\nheld-cup,Held cup,HELD,10,${count}\n`;
    await imported(file(20));
    expect((await addToBag(await aPerson(), { sku: 'HELD', quantity: 1 })).ok).toBe(true);
    expect((await imported(file(0))).errors).toEqual([
      { line: 2, column: 'Variant Inventory Qty', message: 'Stock can’t go below 1: these are in bags or in orders.' },
    ]);
    await imported(file(2));
    const ledger = await database().stockLedgerEntry.findMany({
      where: { variant: { sku: 'HELD' } },
      orderBy: { id: 'asc' },
    });
    expect(ledger.map(({ reason, actor }) => [reason, actor])).toEqual([
      ['received', by],
      ['hold', null],
      ['correction', by],
    ]);
  });
});

describe('an import', () => {
  const many = (count: number) =>
    `Handle,Title,Variant SKU,Variant Price\n${Array.from({ length: count }, (_, i) => `many-${i},Many ${i},MANY-${i},${i + 1}`).join('\n')}\n`;

  it('that is stopped keeps what it has done, and the next one goes on', async () => {
    const queued = await queueImport({ bytes: Buffer.from(many(250)), dryRun: false, by });
    const id = queued.ok ? queued.value.id : '';
    await stopImport(id);
    expect(await untilDone(id)).toMatchObject({ state: 'failed', created: 0, errors: [{ line: 0 }] });
    expect(await imported(many(250))).toMatchObject({ state: 'done', created: 250, done: 250 });
    expect(await imported(many(251))).toMatchObject({ state: 'done', created: 1, unchanged: 250 });
  });

  it('of a process that lost its claim writes nothing more', async () => {
    const queued = await queueImport({
      bytes: Buffer.from(many(3).replaceAll('many', 'lost').replaceAll('MANY', 'LOST')),
      dryRun: false,
      by,
    });
    const id = queued.ok ? queued.value.id : '';
    await database().importJob.update({
      where: { id },
      data: { state: 'running', claimedBy: 'another 1', dueAt: new Date(Date.now() + 60_000) },
    });
    await readImports.run();
    expect(await readImport(id)).toMatchObject({ state: 'running', created: 0 });
    await database().importJob.update({ where: { id }, data: { dueAt: new Date(0) } });
    expect(await untilDone(id)).toMatchObject({ created: 3 });
  });

  it('nonsense of any kind ends as an import that says what is wrong', async () => {
    const header = fc.constantFrom(
      'Handle',
      'Title',
      'Variant SKU',
      'Variant Price',
      'Status',
      'Option1 Name',
      'Option1 Value',
      'Image Src',
      'Facts (product.metafields.custom.facts)',
      'Nonsense',
    );
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('', 'a', '"', '1', '9e9', '<b>', '\uD800', '../x.webp', 'http://127.0.0.1/x', '{}', '[1]'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(header, { maxLength: 6 }),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }),
        fc.boolean(),
        async (names, rows, dryRun) => {
          const file = [['Title', ...names], ...rows].map((row) => row.join(',')).join('\n');
          const view = await imported(file, { dryRun });
          expect(['done', 'failed']).toContain(view.state);
          expect(view.created + view.updated + view.unchanged + view.refused).toBe(
            view.state === 'done' ? view.products : 0,
          );
        },
      ),
      { numRuns: propertyRuns(60) },
    );
  });
});
