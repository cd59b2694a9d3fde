import { Client } from 'pg';
import { demoShop } from '../../prisma/seed/demo-shop.ts';
import { migrate } from '../engine/database/migrate.ts';

/** Migrates a database of tests, and gives its shop a seller: without one nothing is sold. */
export async function migrateShop(connectionString: string): Promise<void> {
  await migrate(connectionString);
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('UPDATE shop_settings SET values = $1', [demoShop]);
  await client.end();
}
