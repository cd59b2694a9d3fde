import { slugOf } from '#domain/catalogue/slug.ts';
import type { FileHeader } from './file-columns.ts';
import { type FileRow, readFile } from './read-file.ts';

/** The rows of one product. */
export interface ProductRows {
  /** Its address; empty where the file's can't be one. */
  slug: string;
  rows: FileRow[];
  /** How many rows of the file are done with it: those of others that came between aren't counted. */
  count: number;
}

/** What has to be known of a whole file before its first product is read. */
export interface FileFacts {
  header: FileHeader;
  rows: number;
  products: number;
  /** Where each SKU is named first. */
  skus: Map<string, { slug: string; line: number }>;
  /** Rows that come after others of another product did. */
  late: Map<string, FileRow[]>;
}

/** Gives each row its product's address. A row without handle and title belongs to the row before it. */
function addresses() {
  let before = '';
  return ({ cells }: FileRow): string => {
    const named = cells.handle || cells.title;
    if (named) before = slugOf(named);
    return before;
  };
}

/** @throws UnreadableFile before anything was done with the file */
export async function readFacts(bytes: Uint8Array): Promise<FileFacts> {
  const { header, rows } = await readFile(bytes);
  const facts: FileFacts = { header, rows: 0, products: 0, skus: new Map(), late: new Map() };
  const seen = new Set<string>();
  const addressOf = addresses();
  let last: string | null = null;
  for await (const row of rows) {
    facts.rows++;
    const slug = addressOf(row);
    if (slug !== last && seen.has(slug)) facts.late.set(slug, [...(facts.late.get(slug) ?? []), row]);
    else last = slug;
    seen.add(slug);
    const { sku } = row.cells;
    if (sku && !facts.skus.has(sku)) facts.skus.set(sku, { slug, line: row.line });
  }
  facts.products = seen.size;
  return facts;
}

/** The file's products in the order of their first rows. */
export async function* readProducts(bytes: Uint8Array, { late }: FileFacts): AsyncGenerator<ProductRows> {
  const { rows } = await readFile(bytes);
  const addressOf = addresses();
  const seen = new Set<string>();
  let rowsOf: FileRow[] = [];
  let slug: string | null = null;
  const whole = (address: string): ProductRows => {
    const all = [...rowsOf, ...(late.get(address) ?? [])];
    return { slug: address, rows: all, count: all.length };
  };
  for await (const row of rows) {
    const address = addressOf(row);
    if (address !== slug && seen.has(address)) continue;
    if (address !== slug) {
      if (slug !== null) yield whole(slug);
      slug = address;
      rowsOf = [];
      seen.add(address);
    }
    rowsOf.push(row);
  }
  if (slug !== null) yield whole(slug);
}
