import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import { choiceText, type PieceWords } from '#contract/catalogue/piece-form.ts';
import { mostVariants } from '#contract/catalogue/product-write.ts';
import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { StoredVariant } from '../write/stored-product.ts';
import { pieceOptionsMark, pieceWordsMark } from './piece-mark.ts';
import { soldVariants, storedPiece, wordsOf } from './stored-piece.ts';

/** A combination of the options that isn't sold yet. */
export interface UnmadeVariant {
  choice: string;
  title: string;
  /** The variant of it that was sold before: added again, it keeps its SKU and its stock. */
  before: { sku: string; onHand: number } | null;
}

export interface PiecePhotograph {
  id: string;
  /** Null while it is being fetched from `source`. */
  file: string | null;
  source: string | null;
  alt: string;
}

/** What the forms of a piece are filled with. */
export interface PieceForm {
  slug: string;
  status: ProductStatus;
  words: PieceWords['words'];
  /** Names these words to whoever saves others. */
  seen: string;
  options: { name: string; values: string[] }[];
  /** Names these options and variants to whoever saves other options. */
  optionsSeen: string;
  variants: { sku: string; title: string }[];
  unmade: UnmadeVariant[];
  photographs: PiecePhotograph[];
  currency: string;
}

/** What the forms offer to choose from. */
export interface PieceChoices {
  makers: string[];
  collections: { slug: string; title: string }[];
  taxClasses: string[];
}

/** @throws AccessProblem `not_found` */
export async function readPieceForm(slug: string): Promise<PieceForm> {
  const piece = await storedPiece(database(), slug, { lock: false });
  const sold = soldVariants(piece);
  const { options } = piece.row;
  const names = options.map(({ name }) => name);
  const choiceOf = (values: readonly string[]) => choiceText(names.map((name, at) => [name, values[at] ?? '']));
  const isOf = (values: readonly string[]) => (variant: StoredVariant) =>
    names.every((name, at) => variant.options[name] === values[at]) &&
    Object.keys(variant.options).length === names.length;
  return {
    slug,
    status: piece.row.status,
    words: wordsOf(piece),
    seen: pieceWordsMark(piece),
    options: options.map(({ name, values }) => ({ name, values: [...values] })),
    optionsSeen: pieceOptionsMark(piece),
    variants: sold.map(({ sku, title }) => ({ sku, title })),
    unmade: combinations(options.map(({ values }) => values))
      .filter((values) => !sold.some(isOf(values)))
      .map((values) => {
        const before = piece.variants.find(isOf(values));
        const title = values.join(', ');
        return { choice: choiceOf(values), title, before: before ? { sku: before.sku, onHand: before.onHand } : null };
      }),
    photographs: piece.images.map(({ id, file, source, alt }) => ({ id, file, source, alt })),
    currency: sold[0]?.currency ?? '',
  };
}

/** Every choice of one value from each list; none where a piece can't have so many. */
function combinations(lists: readonly (readonly string[])[]): string[][] {
  const most = lists.reduce((count, values) => count * values.length, 1);
  if (lists.length === 0 || most > mostVariants) return [];
  return lists.reduce<string[][]>(
    (chosen, values) => chosen.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
}

const mostMakersOffered = 2_000;

export async function readMakersOffered(): Promise<string[]> {
  const makers = await readRows<{ maker: string }>`
    SELECT DISTINCT maker FROM product WHERE maker <> '' ORDER BY maker LIMIT ${mostMakersOffered}`;
  return makers.map(({ maker }) => maker);
}

export async function readPieceChoices(): Promise<PieceChoices> {
  const makers = await readMakersOffered();
  const collections = await readRows<{ slug: string; title: string }>`
    SELECT slug, title FROM collection ORDER BY position, title, slug`;
  const classes = await readRows<{ class: string }>`SELECT DISTINCT class FROM tax_rate ORDER BY class`;
  const others = classes.map((row) => row.class).filter((name) => name !== standardTaxClass);
  return { makers, collections, taxClasses: [standardTaxClass, ...others] };
}
