import { Client } from 'pg';
import { afterEach, expect, inject, it } from 'vitest';
import { migrate, migrationNames } from '#server/database/migrate.ts';

const made: string[] = [];
afterEach(async () => {
  for (const name of made.splice(0)) await ask(inject('postgresUrl'), `DROP DATABASE ${name} WITH (FORCE)`);
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** The settings after an upgrade of a database that was like this before these migrations. */
async function upgraded(before: string): Promise<unknown> {
  const name = `upgraded_${made.length}_${process.pid}`;
  made.push(name);
  await ask(inject('postgresUrl'), `CREATE DATABASE ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const only = new Set((await migrationNames()).filter((migration) => migration < '20261124110000'));
  await migrate(url.href, { only });
  await ask(url.href, before);
  await migrate(url.href);
  return (await ask(url.href, 'SELECT "values" FROM shop_settings'))[0]?.values;
}

it('a new shop has no settings but its own', async () => {
  expect(await upgraded('')).toEqual({});
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
