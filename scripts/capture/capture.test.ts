import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { captureChanges } from './capture-changes.ts';
import { definesCapture, isFromCapture, migrationOf, nextName } from './capture-migration.ts';
import { readCapture, readStatements } from './read-capture.ts';

const files = await readCapture();
const capture = files.flatMap(({ statements }) => statements);

const migrations = (await readdir('prisma/migrations')).filter((name) => /^\d/.test(name)).sort();
const scriptOf = (name: string) => readFile(join('prisma/migrations', name, 'migration.sql'), 'utf8');

describe('the database, migrated', () => {
  const { url } = testDatabase();
  let client: Client;
  beforeAll(async () => {
    client = new Client({ connectionString: url() });
    await client.connect();
  });
  afterAll(() => client.end());

  it('has the functions and triggers of prisma/capture and no others', async () => {
    expect(capture.length).toBeGreaterThan(100);
    expect(await captureChanges(client, capture), 'run `npm run migration:capture -- <name>`').toEqual([]);
  });

  it('has every trigger switched on', async () => {
    const { rows } = await client.query(`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`);
    expect(rows).toEqual([]);
  });

  it('is brought back to prisma/capture by a migration that touches only what differs', async () => {
    await client.query(`
      CREATE FUNCTION stray() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      CREATE TRIGGER stray AFTER UPDATE ON "person" FOR EACH ROW EXECUTE FUNCTION stray();
      CREATE OR REPLACE FUNCTION announce_lots() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      DROP TRIGGER session_ended ON "session";
    `);
    const changes = await captureChanges(client, capture);
    const sqlOf = (name: string) => capture.find((one) => one.name === name)?.sql;
    expect(changes).toEqual([
      'DROP TRIGGER stray ON person;',
      sqlOf('announce_lots'),
      sqlOf('session_ended'),
      'DROP FUNCTION stray();',
    ]);
    const script = migrationOf(changes);
    expect(isFromCapture(script)).toBe(true);
    await client.query(script);
    expect(await captureChanges(client, capture)).toEqual([]);
  });
});

describe('a migration', () => {
  it('defines functions and triggers only if it was made from prisma/capture', async () => {
    const defining = [];
    for (const name of migrations) {
      const script = await scriptOf(name);
      if (definesCapture(script) && !isFromCapture(script)) defining.push(name);
    }
    expect(defining, 'define it in prisma/capture, and run `npm run migration:capture -- <name>`').toEqual([]);
  });

  it('may define the functions of an index by hand, and nothing beside them', () => {
    const ofIndex = 'CREATE OR REPLACE FUNCTION plain_words(the_text text) RETURNS text';
    expect(definesCapture(ofIndex)).toBe(false);
    expect(definesCapture(`${ofIndex}; CREATE TRIGGER stray AFTER UPDATE ON "person"`)).toBe(true);
    expect(definesCapture('DROP FUNCTION announce(text);')).toBe(true);
  });

  it('that holds more than what was made is told from one that does not', () => {
    const made = migrationOf(capture.slice(0, 2).map(({ sql }) => sql));
    expect(isFromCapture(made)).toBe(true);
    expect(isFromCapture(`${made}UPDATE "person" SET "version" = 1;\n`)).toBe(false);
    expect(isFromCapture(made.slice(made.indexOf('CREATE')))).toBe(false);
  });

  it('sorts behind all others, whatever the clock says', () => {
    const now = new Date('2026-01-02T03:04:05Z');
    expect(nextName(now, 'bags', ['20250101000000_old'])).toBe('20260102030405_bags_capture');
    expect(nextName(now, 'bags', ['20260301000000_ahead'])).toBe('20260301000001_bags_capture');
  });
});

/** What a statement calls to have another subject's row announced; `touch_people` names the topic itself. */
const touched: Record<string, string> = {
  touch_orders: 'order',
  touch_products: 'product',
  touch_collections: 'collection',
  touch_sale: 'sale',
  touch_bags: 'my-bag',
};

describe('a file of prisma/capture', () => {
  it.each(files.map((file) => [file.name, file] as const))('%s names its topics and tables at its top', (_, file) => {
    const code = file.statements.map(({ sql }) => sql).join('\n');
    const announced = [...code.matchAll(/(?:announce\(|SELECT |SELECT DISTINCT )'([a-z-]+):?'/g)].map(
      ([, kind]) => kind,
    );
    const parts = [...code.matchAll(/'(my-[a-z-]+)'/g)].map(([, part]) => part);
    const through = [...code.matchAll(/PERFORM (touch_(?!people)\w+)/g)].map(([, name = '']) => {
      expect(touched, `${name} is new: say here which topic it announces`).toHaveProperty(name);
      return touched[name];
    });
    const tables = [...code.matchAll(/^CREATE OR REPLACE TRIGGER[^;]*? ON "(\w+)"/gm)].map(([, table]) => table);
    for (const word of new Set([...announced, ...parts, ...through, ...tables])) {
      expect(file.heading, `${file.name} doesn't say that it announces or watches ${word}`).toMatch(
        new RegExp(`[\\s\`(]${word}[\\s\`:;,.)]`),
      );
    }
  });

  it('holds nothing but functions and triggers', () => {
    expect(readStatements('-- A table.\nCREATE TABLE "bag" (id text);').rest).not.toBe('');
    for (const { name, statements } of files) expect(statements.length, name).toBeGreaterThan(0);
  });
});
