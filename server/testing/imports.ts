import { queueImport } from '#server/catalogue/import/import-jobs.ts';
import { readImport } from '#server/catalogue/import/import-view.ts';
import { readImports } from '#server/catalogue/import/run-import.ts';
import { database } from '#server/engine/database/database.ts';

/** Who sends the files. */
export const by = 'key:till';

/** Reads a file in, to its end. */
export async function imported(file: string | Uint8Array, { dryRun = false } = {}) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const queued = await queueImport({ bytes, dryRun, by });
  if (!queued.ok) throw new Error(queued.refusal.message);
  return untilDone(queued.value.id);
}

export async function untilDone(id: string) {
  for (;;) {
    const view = await readImport(id);
    if (view.state === 'done' || view.state === 'failed') return view;
    await readImports.run();
  }
}

/** What products are, without what counts their changes. */
export const everything = () => database().$queryRaw`
  SELECT to_jsonb(product) - 'changed_in' AS product, (SELECT jsonb_agg(to_jsonb(variant) ORDER BY id) FROM variant WHERE product_id = product.id) AS variants
  FROM product ORDER BY id`;
export const stored = (slug: string) =>
  database().product.findUniqueOrThrow({
    where: { slug },
    include: {
      variants: { orderBy: { position: 'asc' } },
      images: { orderBy: { position: 'asc' } },
      collections: { include: { collection: true } },
    },
  });

/** A class of which Spain has a rate. */
export const aTaxClass = (name: string, basisPoints = 400) =>
  database().taxRate.create({ data: { country: 'ES', class: name, basisPoints, validFrom: new Date('2020-01-01') } });
