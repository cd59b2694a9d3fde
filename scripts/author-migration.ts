/**
 * Prints the SQL that turns an older schema, a folder or a file, into `prisma/schema`, without a shadow database:
 *   git archive HEAD prisma/schema | tar -x -C /tmp
 *   npm run -s migration:author -- /tmp/prisma/schema > prisma/migrations/<time>_<name>/migration.sql
 * With no argument it prints the whole schema.
 */
import { openEmbeddedPostgres } from '../server/engine/database/embedded-postgres.ts';
import { readSchema } from './read-schema.mjs';
import { noFilter, openSchemaEngine } from './schema-engine.ts';

const schema = readSchema();
const filesOf = (files: typeof schema) => files.map(({ path, text }) => ({ path, content: text }));
const old = process.argv[2];
const postgres = await openEmbeddedPostgres();
const { engine } = await openSchemaEngine(postgres.url, schema);
const result = await engine.diff({
  from: old ? { tag: 'schemaDatamodel', files: filesOf(readSchema(old)) } : { tag: 'empty' },
  to: { tag: 'schemaDatamodel', files: filesOf(schema) },
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: noFilter,
});
process.stdout.write(result.stdout ?? '');
process.exit(0);
