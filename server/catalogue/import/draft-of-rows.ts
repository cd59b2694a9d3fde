/** What the rows of one product say. Nothing is looked up: the same rows are the same draft, whatever there is already. */

import { hsCodeSchema, safetyKeys, safetySchema } from '#contract/catalogue/product-safety.ts';
import { mostOptions, mostVariants, slugPattern } from '#contract/catalogue/product-write.ts';
import { taxClassSchema } from '#contract/tariff/tax-class.ts';
import { countryCodeSchema } from '#contract/value/country-code.ts';
import { isStorable } from '#contract/value/text.ts';
import { slugOf } from '#domain/catalogue/slug.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import { isFetchable, ownPhotograph } from '#server/catalogue/write/image-drafts.ts';
import type { ImageDraft, ProductDraft, VariantDraft } from '#server/catalogue/write/product-draft.ts';
import { sanitisedHtml } from '#server/rich-text/sanitised-html.ts';
import { CellReader, type RowProblem } from './cell-reader.ts';
import type { Field } from './file-columns.ts';
import type { FileContext } from './file-context.ts';
import type { ProductRows } from './product-rows.ts';
import type { FileRow } from './read-file.ts';

export interface DraftOfRows {
  draft: ProductDraft;
  /** Titles of the collections that the draft names, by slug. */
  collections: Map<string, string>;
  /** The rows of the draft's variants, in their order. */
  variantRows: FileRow[];
  problems: RowProblem[];
  warnings: { line: number; message: string }[];
}

export function draftOfRows({ slug, rows }: ProductRows, context: FileContext): DraftOfRows {
  const cells = new CellReader(context);
  const first = rows[0] as FileRow;
  if (!slugPattern.test(slug)) {
    cells.say(
      first,
      context.header.has('handle') ? 'handle' : 'title',
      'An address can’t be made of this: use letters and digits.',
    );
  }
  for (const row of rows) {
    for (const [field, text] of Object.entries(row.cells)) {
      if (!isStorable(text)) cells.say(row, field as Field, 'It has a character that is not allowed.');
    }
  }
  const description = descriptionOf(first, cells);
  const { named, titles } = collectionsOf(first);
  const variantRows = rows.filter((row, place) => isVariant(row) || (place === 0 && !rows.some(isVariant)));
  const { header } = context;
  const saysVariants = (['sku', 'price', 'option1Value', 'quantity'] as const).some((field) => header.has(field));
  const draft: ProductDraft = {
    slug,
    title: cells.line(first, 'title', { most: 200, needed: true }),
    maker: cells.line(first, 'vendor', { most: 120 }),
    form: cells.line(first, 'type', { most: 80 }),
    material: cells.line(first, 'material', { most: 200 }),
    ...description,
    status: statusOf(first, cells),
    facts: factsOf(first, cells),
    safety: safetyIn(first, cells),
    hsCode: cells.as(first, 'hsCode', hsCodeSchema),
    originCountry: cells.as(first, 'originCountry', countryCodeSchema),
    taxClass: taxClassIn(first, cells),
    editionSize: cells.whole(first, 'edition', 1_000_000),
    heightMm: cells.whole(first, 'height', 100_000),
    widthMm: cells.whole(first, 'width', 100_000),
    depthMm: cells.whole(first, 'depth', 100_000),
    weightGrams: cells.whole(first, 'weight', 10_000_000),
    collections: named,
    variants: saysVariants ? variantsOf(slug, first, variantRows, cells) : undefined,
    images: imagesOf(rows, cells),
  };
  return { draft, collections: titles, variantRows, problems: cells.problems, warnings: cells.warnings };
}

const isVariant = ({ cells: { sku, option1Value, price } }: FileRow): boolean => Boolean(sku || option1Value || price);

/** Shopify says only whether a piece is taxed: `untaxed` is then a class of the merchant's, at 0 %. */
function taxClassIn(row: FileRow, cells: CellReader): string | undefined {
  if (row.cells.taxClass) return cells.as(row, 'taxClass', taxClassSchema);
  if (isNo(row.cells.charged)) return 'untaxed';
  return row.cells.taxClass === '' ? standardTaxClass : undefined;
}

function descriptionOf(row: FileRow, cells: CellReader): Pick<ProductDraft, 'description' | 'descriptionFormat'> {
  const text = row.cells.description;
  if (text === undefined) return {};
  if (text.length > 60_000) cells.say(row, 'description', 'It has more than 60,000 characters.');
  const format = row.cells.format?.toLowerCase();
  if (format && !['plain', 'markdown', 'html'].includes(format))
    cells.say(row, 'format', 'It is plain, markdown or html.');
  if (format === 'plain' || format === 'markdown') return { description: text, descriptionFormat: format };
  const isHtml = format === 'html' || /<[a-z!/][^>]*>|&(#\d+|#x[0-9a-f]+|[a-z]+);/i.test(text);
  return isHtml
    ? { description: sanitisedHtml(text), descriptionFormat: 'html' }
    : { description: text, descriptionFormat: 'plain' };
}

const statuses = { active: 'published', published: 'published', draft: 'draft', archived: 'archived' } as const;

function statusOf(row: FileRow, cells: CellReader): ProductDraft['status'] {
  const { status, published } = row.cells;
  if (status === undefined && published === undefined) return undefined;
  if (status) {
    const known = statuses[status.toLowerCase() as keyof typeof statuses];
    if (!known) cells.say(row, 'status', 'It is active, draft or archived.');
    return known === 'published' && isNo(published) ? 'draft' : known;
  }
  return isNo(published) ? 'draft' : 'published';
}

const isNo = (text: string | undefined): boolean => /^(false|no|0)$/i.test(text ?? '');

function factsOf(row: FileRow, cells: CellReader): ProductDraft['facts'] {
  const text = row.cells.facts;
  if (text === undefined) return undefined;
  if (text === '') return [];
  try {
    const parsed: unknown = JSON.parse(text);
    const facts: unknown[] = Array.isArray(parsed) ? parsed : Object.entries(parsed as object);
    if (facts.every(isFact)) {
      return facts.map(([name, fact]) => ({ name, text: fact }));
    }
  } catch {
    // Said below, as what is no object of texts.
  }
  cells.say(row, 'facts', 'It is JSON such as {"Care": "Wash by hand"}.');
  return undefined;
}

function safetyIn(row: FileRow, cells: CellReader): ProductDraft['safety'] {
  return Object.fromEntries(safetyKeys.map((key) => [key, cells.as(row, key, safetySchema.shape[key])]));
}

function isFact(pair: unknown): pair is [string, string] {
  if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((one) => typeof one === 'string')) return false;
  const [name, fact] = pair as [string, string];
  return name.length > 0 && name.length <= 100 && fact.length <= 1_000 && isStorable(name) && isStorable(fact);
}

function collectionsOf({ cells: { collections, collection } }: FileRow) {
  const titles = new Map<string, string>();
  if (collections === undefined && collection === undefined) return { named: undefined, titles };
  for (const slug of (collections ?? '').split(/[,;]/).map((one) => one.trim())) {
    if (slug) titles.set(slugOf(slug), slug === slugOf(slug) ? titleOfSlug(slug) : slug);
  }
  if (collection && slugOf(collection)) titles.set(slugOf(collection), collection);
  titles.delete('');
  return { named: [...titles.keys()], titles };
}

const titleOfSlug = (slug: string): string => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

const optionFields = [
  ['option1Name', 'option1Value'],
  ['option2Name', 'option2Value'],
  ['option3Name', 'option3Value'],
] as const satisfies readonly (readonly [Field, Field])[];

function variantsOf(slug: string, first: FileRow, rows: readonly FileRow[], cells: CellReader): VariantDraft[] {
  if (rows.length > mostVariants)
    cells.say(rows[mostVariants] ?? first, 'option1Value', `A piece can have up to ${mostVariants} variants.`);
  const names = optionFields.slice(0, mostOptions).map(([name]) => first.cells[name] ?? '');
  const only = rows.length === 1 && isSole(names, first);
  return rows.map((row): VariantDraft => {
    const options = only ? {} : optionsIn(row, names, cells);
    const own = row.cells.sku;
    return {
      sku: own ? cells.sku(row, slug, own) : madeSku(slug, options ?? {}),
      byOptions: !own,
      options,
      priceAmount: cells.amount(row, 'price') ?? undefined,
      compareAtAmount: cells.amount(row, 'compareAt'),
      currency: cells.currency(row),
      onHand: cells.quantity(row),
      weightGrams: cells.whole(row, 'grams', 10_000_000),
      image: cells.ownImage(row),
      numberedOf: cells.numberedOf(row),
      withdrawn: cells.withdrawn(row),
    };
  });
}

/** How Shopify writes a piece without options. */
const isSole = ([name = '', ...others]: readonly string[], { cells }: FileRow): boolean =>
  others.every((other) => other === '') &&
  (name === '' || /^title$/i.test(name)) &&
  (!cells.option1Value || /^default title$/i.test(cells.option1Value));

function optionsIn(row: FileRow, names: readonly string[], cells: CellReader): VariantDraft['options'] {
  if (optionFields.every(([, value]) => row.cells[value] === undefined)) return undefined;
  const options: Record<string, string> = {};
  for (const [place, [nameField, valueField]] of optionFields.entries()) {
    const name = names[place] ?? '';
    const value = row.cells[valueField] ?? '';
    if (value.length > 100) cells.say(row, valueField, 'It has more than 100 characters.');
    if (value && !name) cells.say(row, nameField, 'The option has a value here and no name on the piece’s first row.');
    else if (name && !value) cells.say(row, valueField, `The option ${name} is missing.`);
    else if (name) options[name] = value;
  }
  return options;
}

const madeSku = (slug: string, options: Readonly<Record<string, string>>): string =>
  [slug, ...Object.values(options).map(slugOf)].join('-').toUpperCase().slice(0, 100);

function imagesOf(rows: readonly FileRow[], cells: CellReader): ImageDraft[] | undefined {
  if (rows.every((row) => row.cells.imageUrl === undefined)) return undefined;
  const named = rows
    .filter(({ cells: { imageUrl } }) => imageUrl)
    .map((row, place) => ({ row, place, position: Number(row.cells.imagePosition || place + 1) || place + 1 }))
    .sort((one, other) => one.position - other.position || one.place - other.place);
  const images = new Map<string, ImageDraft>();
  for (const { row } of named) {
    const address = row.cells.imageUrl ?? '';
    const file = ownPhotograph(address, cells.context.shopAddress);
    if (file === null && !isFetchable(address))
      cells.warn(row, `“${address.slice(0, 200)}” isn’t the address of a photograph: left out.`);
    else if (!images.has(file ?? address)) {
      images.set(file ?? address, { address, file, alt: (row.cells.imageAlt ?? '').slice(0, 500), line: row.line });
    }
  }
  return [...images.values()];
}
