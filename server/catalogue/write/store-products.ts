import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { processTurn } from '#server/engine/process/process-turn.ts';
import type { PhotographFacts } from '#server/photograph/photograph-facts.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { storeVariants } from '#server/stock/store-variants.ts';
import { fileFacts } from './file-facts.ts';
import { type JudgedProduct, judgeDraft } from './judge-draft.ts';
import type { DraftRefusal, ProductDraft } from './product-draft.ts';
import { readStored, type Stored } from './stored-product.ts';

export interface StoredDraft {
  kind: JudgedProduct['kind'];
  id: string;
  slug: string;
}
export type DraftAnswer = Decision<StoredDraft, DraftRefusal>;

/** Who makes a change, for the ledger, and the import that it belongs to. */
export interface Origin {
  by: string | null;
  importId?: string;
  /** Titles by slug: collections that are made if they aren't there. */
  collections?: ReadonlyMap<string, string>;
}

/** What these drafts of different products would come to; nothing is changed. */
export async function judgeDrafts(
  db: Tx,
  drafts: readonly ProductDraft[],
  { collections = new Map() }: Pick<Origin, 'collections'> = {},
): Promise<DraftAnswer[]> {
  const found = await readStored(db, drafts, { lock: false });
  const { currency } = await readShop(db);
  const toBeMade = [...collections.keys()].map((slug): [string, string] => [slug, '']);
  const stored = { ...found, collections: new Map([...toBeMade, ...found.collections]) };
  return drafts.map((draft) => {
    const judged = judgeDraft(draft, stored, currency);
    return judged.ok ? accept(answerOf(judged.value)) : refuse(judged.refusal);
  });
}

/**
 * Makes and changes products: each whole or not at all, a refused one with everything that is wrong with it. Drafts are
 * of different products, and no SKU is in two of them.
 * @throws the driver's `23505` if somebody takes a slug or an SKU at the same moment: try again
 */
export async function storeProducts(tx: Tx, drafts: readonly ProductDraft[], from: Origin): Promise<DraftAnswer[]> {
  await makeCollections(tx, from.collections ?? new Map());
  const stored = await readStored(tx, drafts, { lock: true });
  const { currency } = await readShop(tx);
  const answers: DraftAnswer[] = [];
  const judged: JudgedProduct[] = [];
  const turn = processTurn();
  for (const draft of drafts) {
    await turn();
    const decision = judgeDraft(draft, stored, currency);
    if (decision.ok) judged.push(decision.value);
    answers.push(decision.ok ? accept(answerOf(decision.value)) : refuse(decision.refusal));
  }
  await write(tx, judged, stored, from);
  return answers;
}

const answerOf = ({ kind, row }: JudgedProduct): StoredDraft => ({ kind, id: row.id, slug: row.slug });

async function write(tx: Statements, judged: readonly JudgedProduct[], stored: Stored, { by, importId }: Origin) {
  const created = judged.filter(({ kind }) => kind === 'created');
  await insertProducts(tx, created, stored.nextPosition);
  await storeVariants(
    tx,
    { added: judged.flatMap(({ added }) => added), changed: judged.flatMap(({ changed }) => changed) },
    by,
  );
  await updateProducts(
    tx,
    judged.filter(({ kind, rowChanged }) => kind !== 'created' && rowChanged),
  );
  await writeCollections(tx, judged, stored);
  await writeImages(tx, judged, importId ?? null);
}

async function makeCollections(tx: Statements, titles: ReadonlyMap<string, string>): Promise<void> {
  if (titles.size === 0) return;
  const rows = [...titles].sort().map(([slug, title]) => ({ id: newId(), slug, title }));
  await tx.$executeRaw`
    INSERT INTO collection (id, slug, title, position)
    SELECT new."id", new."slug", new."title", (SELECT coalesce(max(position), -1) FROM collection) + row_number() OVER (ORDER BY new."slug")
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new ("id" text, "slug" text, "title" text)
    WHERE NOT EXISTS (SELECT FROM collection WHERE collection.slug = new."slug")
    ON CONFLICT DO NOTHING`;
}

async function insertProducts(tx: Statements, created: readonly JudgedProduct[], from: number): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map(({ row }, place) => ({ ...row, position: from + place }));
  await tx.$executeRaw`
    INSERT INTO product (id, slug, title, maker, material, form, description, description_format, status, facts, safety, hs_code, origin_country, tax_class, options,
                         edition_size, height_mm, width_mm, depth_mm, weight_grams, position)
    SELECT "id", "slug", "title", "maker", "material", "form", "description", "descriptionFormat", "status", "facts",
           "safety", "hsCode", "originCountry", "taxClass",
           "options", "editionSize", "heightMm", "widthMm", "depthMm", "weightGrams", "position"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new ("id" text, "slug" text, "title" text, "maker" text,
      "material" text, "form" text, "description" text, "descriptionFormat" text, "status" text, "facts" jsonb,
      "safety" jsonb, "hsCode" text, "originCountry" text, "taxClass" text, "options" jsonb, "editionSize" int, "heightMm" int, "widthMm" int, "depthMm" int, "weightGrams" int,
      "position" int)`;
}

async function updateProducts(tx: Statements, changed: readonly JudgedProduct[]): Promise<void> {
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE product SET slug = new."slug", title = new."title", maker = new."maker", material = new."material",
      form = new."form", description = new."description", description_format = new."descriptionFormat",
      status = new."status", facts = new."facts", safety = new."safety",
      hs_code = new."hsCode", origin_country = new."originCountry", tax_class = new."taxClass", options = new."options", edition_size = new."editionSize",
      height_mm = new."heightMm", width_mm = new."widthMm", depth_mm = new."depthMm", weight_grams = new."weightGrams"
    FROM jsonb_to_recordset(${JSON.stringify(changed.map(({ row }) => row))}::jsonb) AS new ("id" text, "slug" text,
      "title" text, "maker" text, "material" text, "form" text, "description" text, "descriptionFormat" text,
      "status" text, "facts" jsonb, "safety" jsonb, "hsCode" text, "originCountry" text, "taxClass" text, "options" jsonb, "editionSize" int, "heightMm" int, "widthMm" int, "depthMm" int,
      "weightGrams" int)
    WHERE product.id = new."id"`;
}

async function writeCollections(tx: Statements, judged: readonly JudgedProduct[], stored: Stored): Promise<void> {
  const moved = judged.flatMap(({ row, collections }) => (collections ? [{ id: row.id, collections }] : []));
  if (moved.length === 0) return;
  const rows = moved.flatMap(({ id, collections }) =>
    collections.map((slug, position) => ({ productId: id, collectionId: stored.collections.get(slug), position })),
  );
  await tx.$executeRaw`DELETE FROM product_collection WHERE product_id = ANY (${moved.map(({ id }) => id)}::text[])`;
  await tx.$executeRaw`
    INSERT INTO product_collection (product_id, collection_id, position)
    SELECT "productId", "collectionId", "position"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new ("productId" text, "collectionId" text, "position" int)`;
}

async function writeImages(tx: Statements, judged: readonly JudgedProduct[], importId: string | null) {
  const of = judged.flatMap(({ row, images }) => (images ? [{ productId: row.id, images }] : []));
  if (of.length === 0) return;
  const added = of.flatMap(({ productId, images }) => images.added.map((image) => ({ ...image, productId })));
  const facts = await fileFacts(added.map(({ file }) => file));
  const rows = added.map((image) => ({ ...image, ...(facts.get(image.file) as PhotographFacts) }));
  const fetched = of.flatMap(({ productId, images }) => images.fetched.map((image) => ({ ...image, productId })));
  const changed = of.flatMap(({ images }) => images.changed);
  const removed = of.flatMap(({ images }) => images.removed);
  if (removed.length > 0) {
    await tx.$executeRaw`DELETE FROM product_image WHERE id = ANY (${removed}::text[])`;
    await tx.$executeRaw`DELETE FROM photograph_fetch WHERE id = ANY (${removed}::text[])`;
  }
  if (changed.length > 0) {
    const json = JSON.stringify(changed);
    await tx.$executeRaw`
      UPDATE product_image SET alt = new."alt", position = new."position"
      FROM jsonb_to_recordset(${json}::jsonb) AS new ("id" text, "alt" text, "position" int) WHERE product_image.id = new."id"`;
    await tx.$executeRaw`
      UPDATE photograph_fetch SET alt = new."alt", position = new."position"
      FROM jsonb_to_recordset(${json}::jsonb) AS new ("id" text, "alt" text, "position" int) WHERE photograph_fetch.id = new."id"`;
  }
  if (rows.length > 0) {
    await tx.$executeRaw`
      INSERT INTO product_image (id, product_id, file, alt, width, height, dominant_hex, position)
      SELECT "id", "productId", "file", "alt", "width", "height", "dominantHex", "position"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new ("id" text, "productId" text, "file" text, "alt" text,
        "width" int, "height" int, "dominantHex" text, "position" int)`;
  }
  if (fetched.length > 0) {
    await tx.$executeRaw`
      INSERT INTO photograph_fetch (id, product_id, source, alt, position, line, import_id)
      SELECT "id", "productId", "source", "alt", "position", "line", ${importId}
      FROM jsonb_to_recordset(${JSON.stringify(fetched)}::jsonb) AS new ("id" text, "productId" text, "source" text,
        "alt" text, "position" int, "line" int)`;
  }
}
