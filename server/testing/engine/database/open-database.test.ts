import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { connectDatabase, disconnectDatabase, transaction } from '#server/engine/database/database.ts';
import { openDatabase } from '#server/engine/database/open-database.ts';

const folder = await mkdtemp(join(tmpdir(), 'marketday-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('on the embedded database everyone gets their own answer, however many ask at once', async () => {
  const opened = await openDatabase({ url: undefined, connections: 1, folder });
  const client = await connectDatabase(opened.url, { connections: opened.connections });
  try {
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, asked) => {
        const ask = (db: Pick<typeof client, '$queryRaw'>) =>
          asked % 2 === 0
            ? db.$queryRaw<{ asked: number }[]>`SELECT ${asked}::int AS asked`
            : db.$queryRaw<{ asked: number }[]>`SELECT ${asked}::int AS asked, ${'x'}::text AS other`;
        const [row] = asked % 3 === 0 ? await transaction((tx) => ask(tx)) : await ask(client);
        return row?.asked;
      }),
    );
    expect(answers).toEqual(answers.map((_, asked) => asked));
  } finally {
    await disconnectDatabase();
    await opened.close();
  }
}, 120_000);
