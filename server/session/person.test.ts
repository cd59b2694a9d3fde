import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { database } from '#server/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { personOfReference } from './person.ts';

testDatabase();

it('a reference that is seen for the first time in many places at once is one person', async () => {
  for (let round = 0; round < 10; round++) {
    const reference = `first-${randomUUID()}`;
    const found = await Promise.all(Array.from({ length: 20 }, () => personOfReference(reference)));
    expect(new Set(found).size).toBe(1);
    expect(await database().person.count({ where: { reference } })).toBe(1);
  }
});
