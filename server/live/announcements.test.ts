import { describe, expect, it } from 'vitest';
import { database } from '#server/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { Announcements } from './announcements.ts';

testDatabase();

const announce = (...topics: string[]) =>
  database().$executeRaw`INSERT INTO change (topic) SELECT unnest(${topics}::text[])`;
const remove = (ids: number[]) => database().$executeRaw`DELETE FROM change WHERE id = ANY (${ids}::bigint[])`;

function listening() {
  const announcements = new Announcements();
  const heard: string[][] = [];
  announcements.onTopics((topics) => heard.push(topics));
  return { announcements, heard };
}

describe('announcements', () => {
  it('tells of a change once, however often it is looked at before it is sent', async () => {
    await database().$executeRaw`DELETE FROM change`;
    const { announcements, heard } = listening();
    await announce('card:a', 'card:b', 'card:a');
    await announcements.look();
    await announcements.look();
    expect(heard).toEqual([['card:a', 'card:b']]);
    expect(announcements.take(['card:a'])[0]?.ids).toHaveLength(2);
    expect([...announcements.topics]).toEqual(['card:b']);
  });

  it('tells of the same topic again when it changes again, also while it is being sent', async () => {
    await database().$executeRaw`DELETE FROM change`;
    const { announcements, heard } = listening();
    await announce('card:a');
    await announcements.look();
    const taken = announcements.take(['card:a']);
    await announce('card:a');
    await announcements.look();
    expect(heard).toEqual([['card:a'], ['card:a']]);
    await remove(taken.flatMap(({ ids }) => ids));
    announcements.deleted(taken);
    await announcements.look();
    expect(heard).toHaveLength(2);
    expect([...announcements.topics]).toEqual(['card:a']);
  });

  it('does not tell again of what was deleted while it looked', async () => {
    await database().$executeRaw`DELETE FROM change`;
    const { announcements, heard } = listening();
    await announce('card:a');
    await announcements.look();
    const taken = announcements.take(['card:a']);
    const looking = announcements.look();
    await remove(taken.flatMap(({ ids }) => ids));
    announcements.deleted(taken);
    await looking;
    expect(heard).toEqual([['card:a']]);
    expect([...announcements.topics]).toEqual([]);
  });

  it('puts back what could not be sent, together with what has come since', async () => {
    await database().$executeRaw`DELETE FROM change`;
    const { announcements } = listening();
    await announce('card:a');
    await announcements.look();
    const taken = announcements.take(['card:a']);
    await announce('card:a');
    await announcements.look();
    announcements.putBack(taken);
    expect(announcements.take(['card:a'])[0]?.ids).toHaveLength(2);
  });

  it('many who ask at once share looks, each begun after they asked', async () => {
    await database().$executeRaw`DELETE FROM change`;
    const { announcements, heard } = listening();
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await announce(`card:${i}`);
        await announcements.look();
        expect(heard.flat()).toContain(`card:${i}`);
      }),
    );
    expect(heard.flat()).toHaveLength(20);
  });
});
