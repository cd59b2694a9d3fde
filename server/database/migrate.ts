import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noFilter, openSchemaEngine } from './schema-engine.ts';

/**
 * Applies the migrations in `prisma/migrations` that the database has not seen, in order.
 * Idempotent; keeps Prisma's own `_prisma_migrations` table, so `prisma migrate deploy` works on
 * the same folder.
 *
 * @returns the names of the migrations applied now
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const baseDir = join(root, 'prisma', 'migrations');
  const schemaPath = join(root, 'prisma', 'schema.prisma');
  const folders = (await readdir(baseDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    folders.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
  const { engine, close } = await openSchemaEngine(databaseUrl, {
    path: schemaPath,
    text: await readFile(schemaPath, 'utf8'),
  });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir,
        lockfile: {
          path: 'migration_lock.toml',
          content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8'),
        },
        shadowDbInitScript: '',
        migrationDirectories,
      },
      filters: noFilter,
    });
    return appliedMigrationNames;
  } finally {
    await close();
  }
}
