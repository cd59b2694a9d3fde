import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A migration's name, and where its script lies. */
export interface Migration {
  name: string;
  path: string;
}

export interface Step extends Migration {
  /** The database has what it makes already: it is only recorded. */
  isThere: boolean;
}

export interface Migrations {
  /** Those of a new database, which begin with the baseline. */
  present: Migration[];
  /** Those that the baseline stands for: a database from before it goes on with them. */
  older: Migration[];
}

const isBaseline = (name: string) => /_baseline(_capture)?$/.test(name);

export async function listMigrations(root: string): Promise<Migrations> {
  const [folder, older] = [join(root, 'prisma', 'migrations'), join(root, 'prisma', 'upgrade')];
  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const scripts = (await readdir(older).catch(() => [])).filter((file) => file.endsWith('.sql'));
  const byName = (one: Migration, other: Migration) => (one.name < other.name ? -1 : 1);
  return {
    present: folders.map(({ name }) => ({ name, path: join(folder, name, 'migration.sql') })).sort(byName),
    older: scripts.map((file) => ({ name: file.slice(0, -'.sql'.length), path: join(older, file) })).sort(byName),
  };
}

/**
 * Returns what brings a database to this release, in order. One from before the baseline goes on as it began, and has
 * by then what the baseline makes.
 * @param only those that a backup's database had: no others
 */
export function stepsFrom(
  done: ReadonlySet<string>,
  { present, older }: Migrations,
  only?: ReadonlySet<string>,
): Step[] {
  const isOlder = older.some(({ name }) => done.has(name) || only?.has(name));
  const steps = [
    ...(isOlder ? older : []).map((migration) => ({ ...migration, isThere: false })),
    ...present.map((migration) => ({ ...migration, isThere: isOlder && isBaseline(migration.name) })),
  ];
  return steps.filter(({ name }) => !done.has(name) && (only?.has(name) ?? true));
}
