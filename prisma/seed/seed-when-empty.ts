import { database } from '#server/database/database.ts';
import { progress } from '#server/progress.ts';
import { readCatalogue } from './catalogue-file.ts';
import { seedAuctions } from './seed-auctions.ts';
import { seedPeople } from './seed-people.ts';
import { seedProducts } from './seed-products.ts';
import { seedSale } from './seed-sale.ts';

/** Fills an empty database with the demo shop. A database that has a piece or a lot is left alone. */
export async function seedWhenEmpty(): Promise<void> {
  const db = database();
  if ((await db.product.count()) > 0 || (await db.auction.count()) > 0) return;
  const { products, lots } = await readCatalogue();
  progress(`Demo shop: adding ${products.length} pieces and ${lots.length} lots`);
  await seedPeople();
  await seedProducts(products);
  await seedAuctions(lots);
  await seedSale(products);
}
