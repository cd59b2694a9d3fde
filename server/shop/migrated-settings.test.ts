import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { migrate, migrationNames } from '#server/engine/database/migrate.ts';

const made: string[] = [];
/** As it was before these migrations: made once, and copied. */
const older = `older_${process.pid}`;
beforeAll(async () => {
  await ask(inject('postgresUrl'), `CREATE DATABASE ${older}`);
  const only = new Set((await migrationNames()).filter((migration) => migration < '20261124110000'));
  await migrate(urlOf(older), { only });
});
afterAll(() => ask(inject('postgresUrl'), `DROP DATABASE ${older} WITH (FORCE)`));
afterEach(async () => {
  for (const name of made.splice(0)) await ask(inject('postgresUrl'), `DROP DATABASE ${name} WITH (FORCE)`);
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const urlOf = (name: string) => Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;

/** What an upgrade makes of a database that was like this before these migrations. */
async function upgradedWith(before: string, question: string) {
  const name = `upgraded_${made.length}_${process.pid}`;
  made.push(name);
  await ask(inject('postgresUrl'), `CREATE DATABASE ${name} TEMPLATE ${older}`);
  const url = urlOf(name);
  await ask(url, before);
  await migrate(url);
  const [row] = await ask(url, 'SELECT "values" FROM shop_settings');
  return { settings: row?.values, rows: await ask(url, question) };
}

const upgraded = async (before: string): Promise<unknown> => (await upgradedWith(before, 'SELECT 1')).settings;

it('a new shop has no settings but its own', async () => {
  expect(await upgraded('')).toEqual({});
});

const order = `INSERT INTO person (id, kind) VALUES ('p', 'guest');
  INSERT INTO orders (id, public_id, person_id, source, status, email, currency, items_amount, shipping_amount, tax_amount,
    total_amount) VALUES ('o', 'o', 'p', 'shop', 'placed', 'a@example.com', 'EUR', 100, 0, 0, 100)`;
const prefixOf = 'SELECT number_prefix FROM orders';

it('a shop that had orders keeps the prefix of their numbers, for these and for new ones', async () => {
  const asked = await upgradedWith(order, prefixOf);
  expect(asked).toEqual({ settings: { orderNumberPrefix: 'MD-' }, rows: [{ number_prefix: 'MD-' }] });
});

it('a shop that had chosen a prefix has it from now on; its orders keep the numbers they were told with', async () => {
  const chosen = `${order}; UPDATE shop_settings SET "values" = '{"orderNumberPrefix":"RW-"}'`;
  const asked = await upgradedWith(chosen, prefixOf);
  expect(asked).toEqual({ settings: { orderNumberPrefix: 'RW-' }, rows: [{ number_prefix: 'MD-' }] });
});

it('a shop that had lots keeps what it charges for their delivery', async () => {
  const lot = `INSERT INTO auction (id, slug, title, currency, start_amount, current_amount, increments, starts_at,
      scheduled_ends_at, ends_at, state)
    VALUES ('a', 'a', 'A', 'EUR', 100, 100, '[]', now(), now() + interval '1 day', now() + interval '1 day', 'open')`;
  expect(await upgraded(lot)).toEqual({ lotDeliveryAmount: 1_800 });
});

it.each([
  ['was saved', `UPDATE tax_settings SET origin = 'AT', version = 2`, { country: 'AT' }],
  ['has a rule', `UPDATE tax_settings SET rule = 'origin'`, { country: 'ES' }],
  [
    'stands beside a country',
    `UPDATE tax_settings SET origin = 'AT', version = 2; UPDATE shop_settings SET "values" = '{"country":"DE"}'`,
    { country: 'DE' },
  ],
])('where the shop is for VAT becomes its country, if it %s', async (_what, before, settings) => {
  expect(await upgraded(before)).toEqual(settings);
});
