import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { connectDatabase, disconnectDatabase } from '../engine/database/database.ts';
import { testSettings } from './settings.ts';
import { templateName } from './vitest-setup.ts';

async function admin(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A fresh copy of the migrated database. @returns its URL and how to drop it */
export async function copyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Only one copy at a time may be taken of a template.
  for (let attempt = 0; ; attempt++) {
    try {
      await admin(`CREATE DATABASE ${name} TEMPLATE ${templateName} ${inject('copyStrategy')}`);
      break;
    } catch (error) {
      if (attempt > 50 || !String(error).includes('being accessed')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

export { testApiKey } from './settings.ts';

/** Gives the test file a database of its own, connected as the process's one. */
export function testDatabase({ connections = 20 } = {}): { url: () => string } {
  let copy: Awaited<ReturnType<typeof copyDatabase>>;
  beforeAll(async () => {
    copy = await copyDatabase();
    setSettings(testSettings());
    // Loaded now: the first notice would load all of the server inside its transaction, which has ten seconds.
    const { subjects } = await import('#server/subjects.ts');
    setSubjectsData(() => subjects);
    await connectDatabase(copy.url, { connections });
  });
  afterAll(async () => {
    await disconnectDatabase();
    await copy.drop();
  });
  return { url: () => copy.url };
}
