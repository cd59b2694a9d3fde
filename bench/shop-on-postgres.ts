import { startTestPostgres, type TestPostgres } from '#server/testing/postgres.ts';
import { createShopServer, type ShopServer } from '../e2e/shop-server.ts';

/** Begins a shop, not started yet, on a PostgreSQL that syncs; one address may ask for what a town does. */
export async function shopOnPostgres(
  environment: Record<string, string> = {},
): Promise<{ postgres: TestPostgres; shop: ShopServer }> {
  const postgres = await startTestPostgres({ durable: true });
  const shop = await createShopServer({
    LIMITS: '0',
    DATABASE_URL: postgres.url,
    AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
    ...environment,
  });
  return { postgres, shop };
}
