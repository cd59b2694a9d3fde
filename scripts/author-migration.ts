/**
 * Prints the SQL that turns an older schema into `prisma/schema.prisma`, without a shadow database:
 *   npm run migration:author -- path/to/old-schema.prisma > prisma/migrations/<time>_<name>/migration.sql
 * With no argument it prints the whole schema.
 */
import { readFile } from 'node:fs/promises';
import { openEmbeddedPostgres } from '../server/database/embedded-postgres.ts';
import { noFilter, openSchemaEngine } from './schema-engine.ts';

const path = 'prisma/schema.prisma';
const text = await readFile(path, 'utf8');
const old = process.argv[2];
const postgres = await openEmbeddedPostgres();
const { engine } = await openSchemaEngine(postgres.url, { path, text });
const result = await engine.diff({
  from: old
    ? { tag: 'schemaDatamodel', files: [{ path: old, content: await readFile(old, 'utf8') }] }
    : { tag: 'empty' },
  to: { tag: 'schemaDatamodel', files: [{ path, content: text }] },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: noFilter,
});
process.stdout.write(result.stdout ?? '');
process.exit(0);
