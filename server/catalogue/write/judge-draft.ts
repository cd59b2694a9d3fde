/** What a draft comes to, compared with what is stored: nothing is read and nothing written here. */
import { isDeepStrictEqual } from 'node:util';
import { storedSafety } from '#contract/catalogue/product-safety.ts';
import type { ProductOption } from '#contract/catalogue/product-write.ts';
import { optionProblems, optionsOf, variantTitle } from '#domain/catalogue/product-options.ts';
import type { ProductSafety } from '#domain/catalogue/product-safety.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { VariantRow } from '#server/stock/store-variants.ts';
import { type ImageChanges, judgeImages } from './judge-images.ts';
import { numberProblem, numbersOf } from './judge-numbers.ts';
import { Places } from './places.ts';
import type { DraftProblem, DraftRefusal, ProductDraft, VariantDraft } from './product-draft.ts';
import type { ProductRow, Stored, StoredProduct, StoredVariant } from './stored-product.ts';

export interface JudgedProduct {
  kind: 'created' | 'updated' | 'unchanged';
  row: ProductRow;
  /** Whether the row itself is written. */
  rowChanged: boolean;
  added: VariantRow[];
  changed: VariantRow[];
  /** Null where they stay. */
  collections: string[] | null;
  images: ImageChanges | null;
}

/** @param currency of variants that don't say theirs */
export function judgeDraft(
  draft: ProductDraft,
  stored: Stored,
  currency: string,
): Decision<JudgedProduct, DraftRefusal> {
  const before = stored.bySlug.get(draft.slug);
  const existence = existenceProblem(draft, stored);
  if (existence) return refuse({ code: 'invalid', problems: [existence] });
  const problems: DraftProblem[] = [];
  const row = rowOf(draft, before);
  if (row.title === '') problems.push({ code: 'invalid', field: 'title', message: 'The title is missing.' });
  const variants = judgeVariants(draft, { row, before, stored, currency });
  problems.push(...variants.problems);
  row.options = variants.options;
  for (const slug of draft.collections ?? []) {
    if (stored.collections.has(slug)) continue;
    problems.push({ code: 'not_found', field: 'collections', message: `There is no collection ${slug}.` });
  }
  // One whose rates have gone since may stay.
  if (!stored.taxClasses.has(row.taxClass) && row.taxClass !== before?.row.taxClass) {
    const known = [...stored.taxClasses].join(', ');
    const message = `There is no tax class ${row.taxClass}. There is: ${known}. Add its rate at the desk, under Taxes.`;
    problems.push({ code: 'not_found', field: 'taxClass', message });
  }
  for (const [place, { file }] of (draft.images ?? []).entries()) {
    if (file === null || !stored.removedUploads.has(file)) continue;
    const message = 'This photograph was removed because it hadn’t been used for a day. Upload it again.';
    problems.push({ code: 'invalid', field: `images.${place}`, message });
  }
  if (problems.length > 0) return refuse({ code: 'invalid', problems });

  const collections = draft.collections && [...new Set(draft.collections)];
  const collectionsChanged = collections !== undefined && !isDeepStrictEqual(collections, before?.collections ?? []);
  const images = draft.images ? judgeImages(draft.images, before?.images ?? []) : null;
  const rowChanged = !before || !isDeepStrictEqual(row, before.row);
  const isChanged =
    rowChanged || collectionsChanged || images !== null || variants.added.length > 0 || variants.changed.length > 0;
  return accept({
    kind: before ? (isChanged ? 'updated' : 'unchanged') : 'created',
    row,
    rowChanged,
    added: variants.added,
    changed: variants.changed,
    collections: collectionsChanged ? collections : null,
    images,
  });
}

function existenceProblem({ slug, newSlug, mustBeNew }: ProductDraft, { bySlug }: Stored): DraftProblem | null {
  const taken = (one: string): DraftProblem => ({
    code: 'slug_taken',
    field: 'slug',
    message: `The address ${one} is another piece’s.`,
  });
  if (mustBeNew === true && bySlug.has(slug)) return taken(slug);
  if (mustBeNew === false && !bySlug.has(slug)) {
    return { code: 'not_found', field: 'slug', message: 'There is no such product.' };
  }
  return newSlug !== undefined && newSlug !== slug && bySlug.has(newSlug) ? taken(newSlug) : null;
}

function rowOf(draft: ProductDraft, before: StoredProduct | undefined): ProductRow {
  const was = before?.row;
  return {
    id: was?.id ?? newId(),
    slug: draft.newSlug ?? draft.slug,
    title: draft.title ?? was?.title ?? '',
    maker: draft.maker ?? was?.maker ?? '',
    material: draft.material ?? was?.material ?? '',
    form: draft.form ?? was?.form ?? '',
    description: draft.description ?? was?.description ?? '',
    descriptionFormat: draft.descriptionFormat ?? was?.descriptionFormat ?? 'plain',
    status: draft.status ?? was?.status ?? 'published',
    facts: [...(draft.facts ?? was?.facts ?? [])],
    safety: storedSafety({ ...was?.safety, ...draft.safety } as Partial<ProductSafety>),
    hsCode: draft.hsCode ?? was?.hsCode ?? '',
    originCountry: draft.originCountry ?? was?.originCountry ?? '',
    taxClass: draft.taxClass ?? was?.taxClass ?? standardTaxClass,
    options: [...(draft.options ?? was?.options ?? [])],
    editionSize: draft.editionSize === undefined ? (was?.editionSize ?? null) : draft.editionSize,
    heightMm: draft.heightMm === undefined ? (was?.heightMm ?? null) : draft.heightMm,
    widthMm: draft.widthMm === undefined ? (was?.widthMm ?? null) : draft.widthMm,
    depthMm: draft.depthMm === undefined ? (was?.depthMm ?? null) : draft.depthMm,
    weightGrams: draft.weightGrams === undefined ? (was?.weightGrams ?? null) : draft.weightGrams,
  };
}

interface OfProduct {
  row: ProductRow;
  before: StoredProduct | undefined;
  stored: Stored;
  currency: string;
}

function judgeVariants(draft: ProductDraft, { row, before, stored, currency }: OfProduct) {
  const problems: DraftProblem[] = [];
  const bySku = new Map(before?.variants.map((variant) => [variant.sku, variant]));
  const wanted = draft.variants?.map((one) => (one.byOptions ? { ...one, sku: knownSku(one, before) } : one)) ?? null;
  const kept = before?.variants.filter(({ archived }) => !archived) ?? [];
  const chosen = wanted
    ? wanted.map(({ sku, options }) => ({ options: options ?? bySku.get(sku)?.options ?? {} }))
    : kept.map(({ options }) => ({ options }));
  const options: ProductOption[] = draft.options
    ? [...draft.options]
    : wanted
      ? grownOptions(row.options, optionsOf(chosen.map((one) => one.options)))
      : row.options;
  // What was stored amiss keeps nobody from changing something else.
  for (const { variant, message } of draft.options || wanted ? optionProblems(options, chosen) : []) {
    problems.push({ code: 'invalid', field: variant === null ? 'options' : `variants.${variant}.options`, message });
  }
  const added: VariantRow[] = [];
  const changed: VariantRow[] = [];
  const seen = new Set<string>();
  const places = new Places();
  for (const [place, one] of (wanted ?? []).entries()) {
    const at = (field: string) => `variants.${place}.${field}`;
    const owner = stored.skuOwners.get(one.sku);
    if (seen.has(one.sku) || (owner !== undefined && owner !== before?.row.id)) {
      const message = seen.has(one.sku)
        ? `The SKU ${one.sku} is there twice.`
        : `The SKU ${one.sku} is another piece’s.`;
      problems.push({ code: 'sku_taken', field: at('sku'), message });
      continue;
    }
    seen.add(one.sku);
    const was = bySku.get(one.sku);
    const next = variantOf(one, {
      was,
      row,
      position: places.next(was),
      currency: kept[0]?.currency ?? currency,
      title: variantTitle(options, chosen[place]?.options ?? {}),
      options: chosen[place]?.options ?? {},
    });
    if (one.priceAmount === undefined && !was) {
      problems.push({ code: 'invalid', field: at('priceAmount'), message: 'The price is missing.' });
    }
    if (was && next.onHand < was.reserved) {
      const message = `Stock can’t go below ${was.reserved}: these are in bags or in orders.`;
      problems.push({ code: 'below_reserved', field: at('onHand'), message, reserved: was.reserved });
    }
    const numbers = numberProblem(one, { next, was });
    if (numbers) problems.push({ ...numbers, field: at(numbers.field) });
    if (!was) added.push(next);
    else if (!isSameVariant(next, was)) changed.push(next);
  }
  const currencies = new Set([...added, ...changed].map((variant) => variant.currency));
  if (currencies.size > 1) {
    problems.push({ code: 'invalid', field: 'variants', message: 'All variants of a piece have one currency.' });
  }
  if (wanted) for (const variant of kept) if (!seen.has(variant.sku)) changed.push({ ...variant, archived: true });
  return { problems, options, added, changed };
}

function knownSku({ sku, options = {} }: VariantDraft, before: StoredProduct | undefined): string {
  const same = before?.variants.filter((variant) => isDeepStrictEqual(variant.options, { ...options })) ?? [];
  return (same.find(({ archived }) => !archived) ?? same[0])?.sku ?? sku;
}

/** The options as they are, with the values that variants have beside them; others if the names are others. */
function grownOptions(was: readonly ProductOption[], used: readonly ProductOption[]): ProductOption[] {
  const sameNames = was.length === used.length && was.every(({ name }) => used.some((option) => option.name === name));
  if (!sameNames) return [...used];
  return was.map(({ name, values }) => ({
    name,
    values: [...new Set([...values, ...(used.find((option) => option.name === name)?.values ?? [])])],
  }));
}

interface Place {
  was: StoredVariant | undefined;
  row: ProductRow;
  position: number;
  currency: string;
  title: string;
  options: Readonly<Record<string, string>>;
}

function variantOf(one: VariantDraft, { was, row, position, currency, title, options }: Place): VariantRow {
  return {
    id: was?.id ?? newId(),
    productId: row.id,
    sku: one.sku,
    title,
    options,
    position,
    imageFile: one.image === undefined ? (was?.imageFile ?? null) : one.image,
    priceAmount: one.priceAmount ?? was?.priceAmount ?? 0,
    compareAtAmount: one.compareAtAmount === undefined ? (was?.compareAtAmount ?? null) : one.compareAtAmount,
    currency: one.currency ?? was?.currency ?? currency,
    onHand: one.onHand ?? was?.onHand ?? 0,
    weightGrams: one.weightGrams === undefined ? (was?.weightGrams ?? null) : one.weightGrams,
    archived: false,
    ...numbersOf(one, was),
  };
}

function isSameVariant(next: VariantRow, was: StoredVariant): boolean {
  const { reserved: _reserved, held: _held, sold: _sold, soldWithout: _soldWithout, ...row } = was;
  return isDeepStrictEqual(next, row);
}
