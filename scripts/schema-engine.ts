import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

/** The calls of Prisma's migration engine that we use; it ships no types of its own for them. */
export interface SchemaEngine {
  applyMigrations(params: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(params: object): Promise<{ exitCode: number; stdout: string | null }>;
}

const noFilter = { externalTables: [], externalEnums: [] };

/**
 * `PrismaPg` cuts a script at every semicolon, which tears plpgsql functions apart. Postgres takes a
 * whole script in one simple query, and runs it in one transaction.
 */
function wholeScripts(factory: PrismaPg, opened: (close: () => Promise<void>) => void): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const pool = adapter.underlyingDriver();
    opened(() => pool.end());
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((cause: Error) => {
        // The engine reports only an error number for what an adapter throws.
        throw Object.assign(cause, {
          name: 'DriverAdapterError',
          cause: { kind: 'postgres', code: 'XX000', severity: 'ERROR', message: cause.message },
        });
      });
    };
    return adapter;
  };
  return factory;
}

/** Prisma's own migration engine as WebAssembly: the native one would have to be downloaded. */
export async function openSchemaEngine(
  connectionString: string,
  schema: readonly { path: string; text: string }[],
): Promise<{ engine: SchemaEngine; close(): Promise<void> }> {
  // The package exports the glue but not the .wasm that lies beside it.
  const require = createRequire(import.meta.url);
  const gluePath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasmPath = join(dirname(gluePath), 'schema_engine_bg.wasm');
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const pools: (() => Promise<void>)[] = [];
  const factory = wholeScripts(new PrismaPg({ connectionString, max: 1 }), (close) => pools.push(close));
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await glue.SchemaEngine.new(
    { datamodels: schema.map(({ path, text }) => [path, text]) },
    () => {},
    adapter,
  );
  return {
    engine,
    async close() {
      await Promise.all(pools.map((end) => end()));
    },
  };
}

export { noFilter };
