import { isAway } from '#server/engine/database/away.ts';
import { database } from '#server/engine/database/database.ts';
import { runKeyed } from '#server/engine/database/keyed-effects.ts';
import { log } from '#server/engine/process/log.ts';
import { progress } from '#server/engine/process/progress.ts';
import { readCatalogue } from './catalogue-file.ts';
import { seedArticles } from './seed-articles.ts';
import { seedAuctions } from './seed-auctions.ts';
import { seedPast } from './seed-past.ts';
import { seedPeople } from './seed-people.ts';
import { seedPhotographs } from './seed-photographs.ts';
import { seedProducts } from './seed-products.ts';
import { seedResults } from './seed-results.ts';
import { seedReviews } from './seed-reviews.ts';
import { seedSale } from './seed-sale.ts';

/** Under this key the demo shop is added, once: a start that was cut off goes on where it was. */
const seeding = { scope: 'demo', key: 'first start' };
const done = 200;

/** Fills an empty database with the demo shop. A database that has a piece or a lot of its own is left alone. */
export async function seedWhenEmpty(): Promise<void> {
  const db = database();
  const begun = await db.idempotencyRecord.findUnique({ where: { scope_key: seeding } });
  if (begun?.status === done) return;
  if (!begun) {
    if ((await db.product.count()) > 0 || (await db.auction.count()) > 0) return;
    await db.idempotencyRecord.create({ data: { ...seeding, requestHash: '' } });
  }
  await runKeyed({ ...seeding, hadOthers: begun !== null }, addDemo).catch((error: unknown) => {
    if (!begun || isAway(error)) throw error;
    // Such as a sale whose first lot would have ended meanwhile.
    log().warn({ err: error }, 'the demo shop stays as far as an earlier start had added it');
  });
  await db.idempotencyRecord.update({ where: { scope_key: seeding }, data: { status: done } });
}

async function addDemo(): Promise<void> {
  const { products, lots } = await readCatalogue();
  progress(`Demo shop: adding ${products.length} pieces, lots and a sale`);
  await seedPeople();
  await seedPhotographs();
  await seedProducts(products);
  await seedAuctions(lots);
  await seedSale(products);
  await seedArticles();
  await seedReviews();
  await seedPast();
  await seedResults(products);
}
