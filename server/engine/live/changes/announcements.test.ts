import fc from 'fast-check';
import { Client } from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { Announcements, type AnnouncementsOptions } from './announcements.ts';
import { ProcessRegister } from './process-register.ts';

const db = testDatabase();
beforeEach(() => database().$executeRaw`TRUNCATE change, server_process, topic_version`);

const announce = (...topics: string[]) =>
  database().$executeRaw`INSERT INTO change (topic) SELECT unnest(${topics}::text[])`;

function listening(options: AnnouncementsOptions = {}) {
  const announcements = new Announcements(options);
  const heard: string[][] = [];
  announcements.onTopics((topics) => heard.push(topics));
  return { announcements, heard };
}

/** A monotonic clock that goes when it is told to. */
function aClock() {
  let now = 1_000;
  return Object.assign(() => now, {
    tick(ms: number) {
      now += ms;
    },
  });
}

const waiting = () => database().change.count();

/** A process of the shop, by what it hears and whether it was told that it may have missed something. */
async function aProcess({
  hasLooked = true,
  ...options
}: Omit<AnnouncementsOptions, 'processes'> & { hasLooked?: boolean } = {}) {
  const processes = new ProcessRegister();
  await processes.enter();
  processes.stop();
  const { announcements, heard } = listening({ ...options, processes });
  const fellow = {
    announcements,
    heard,
    losses: 0,
    unknowns: 0,
    processes,
    poll: () => announcements.poll(),
    async publish() {
      await announcements.done(announcements.take([...announcements.topics]), []);
    },
  };
  announcements.onLost(() => fellow.losses++);
  announcements.onUnknown(() => fellow.unknowns++);
  if (hasLooked) await announcements.poll();
  return fellow;
}

describe('announcements', () => {
  it('tells of a change once, however often it is looked at before it is sent', async () => {
    const { announcements, heard } = listening();
    await announce('card:a', 'card:b', 'card:a');
    await announcements.poll();
    await announcements.poll();
    expect(heard).toEqual([['card:a', 'card:b']]);
    expect(announcements.take(['card:a'])[0]?.ids).toHaveLength(2);
    expect([...announcements.topics]).toEqual(['card:b']);
  });

  it('tells of the same topic again when it changes again, also while it is being sent', async () => {
    const { announcements, heard } = listening();
    await announce('card:a');
    await announcements.poll();
    const taken = announcements.take(['card:a']);
    await announce('card:a');
    await announcements.poll();
    expect(heard).toEqual([['card:a'], ['card:a']]);
    await announcements.done(taken, []);
    await announcements.poll();
    expect(heard).toHaveLength(2);
    expect([...announcements.topics]).toEqual(['card:a']);
  });

  it('does not tell again of what was deleted while it looked', async () => {
    const { announcements, heard } = listening();
    await announce('card:a');
    await announcements.poll();
    const taken = announcements.take(['card:a']);
    const polling = announcements.poll();
    await announcements.done(taken, []);
    await polling;
    expect(heard).toEqual([['card:a']]);
    expect([...announcements.topics]).toEqual([]);
  });

  it('puts back what could not be sent, together with what has come since', async () => {
    const { announcements } = listening();
    await announce('card:a');
    await announcements.poll();
    const taken = announcements.take(['card:a']);
    await announce('card:a');
    await announcements.poll();
    announcements.putBack(taken);
    expect(announcements.take(['card:a'])[0]?.ids).toHaveLength(2);
  });

  it('many who ask at once share looks, each begun after they asked', async () => {
    const { announcements, heard } = listening();
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await announce(`card:${i}`);
        await announcements.poll();
        expect(heard.flat()).toContain(`card:${i}`);
      }),
    );
    expect(heard.flat()).toHaveLength(20);
  });
});

describe('with other processes on the same database', () => {
  it('what one of them has sent stays until the others have had the time to see it', async () => {
    const clock = aClock();
    const [one, other] = [await aProcess({ clock }), await aProcess({ clock })];
    await announce('card:a');
    await one.poll();
    await one.publish();
    clock.tick(4_900);
    await one.announcements.clearAway();
    expect(await waiting()).toBe(1);
    for (const { poll } of [other, one]) await poll();
    expect([one.heard, other.heard]).toEqual([[['card:a']], [['card:a']]]);
    await announce('card:b');
    await one.poll();
    await one.publish();
    clock.tick(200);
    await Promise.all([one.announcements.clearAway(), one.announcements.clearAway()]);
    expect(await waiting()).toBe(1);
    clock.tick(5_000);
    await one.announcements.clearAway();
    expect(await waiting()).toBe(0);
  });

  it('one that is alone deletes at once, and so does one whose fellow has been silent for long', async () => {
    const one = await aProcess();
    await announce('card:a');
    await one.poll();
    await one.publish();
    expect(await waiting()).toBe(0);
    await aProcess();
    await database()
      .$executeRaw`UPDATE server_process SET seen_at = seen_at - interval '11 s' WHERE seen_at = (SELECT max(seen_at) FROM server_process)`;
    await announce('card:b');
    await one.poll();
    await one.publish();
    expect(await waiting()).toBe(0);
  });

  it('one that looked too late starts again from what is true, unless it was alone all the time', async () => {
    const clock = aClock();
    const late = await aProcess({ clock });
    clock.tick(6_000);
    await late.poll();
    expect(late.losses).toBe(0);
    const other = await aProcess({ clock });
    await announce('card:a');
    await other.poll();
    await other.publish();
    clock.tick(5_100);
    await other.announcements.clearAway();
    expect(await waiting()).toBe(0);
    await late.poll();
    expect([late.heard, late.losses]).toEqual([[], 1]);
    clock.tick(3_900);
    await late.poll();
    expect(late.losses).toBe(1);
  });

  it('one that came to its first look too late starts again from what is true', async () => {
    const clock = aClock();
    const late = await aProcess({ clock, hasLooked: false });
    const other = await aProcess({ clock });
    await announce('card:a');
    await other.poll();
    await other.publish();
    clock.tick(5_100);
    await other.announcements.clearAway();
    await late.poll();
    expect([late.heard, late.losses]).toEqual([[], 1]);
    await late.poll();
    expect(late.losses).toBe(1);
  });

  it('one that the others may have taken for gone trusts no look of its own until it has said that it lives', async () => {
    const clock = aClock();
    const held = await aProcess({ clock });
    const other = await aProcess();
    const isSeen = vi.spyOn(held.processes, 'isSeen').mockReturnValue(false);
    await announce('card:a');
    await other.poll();
    await other.publish();
    // It was away for longer than the row stayed.
    await database().$executeRaw`TRUNCATE change`;
    clock.tick(7_000);
    await held.poll();
    await held.poll();
    expect([held.heard, held.unknowns, held.losses]).toEqual([[], 2, 0]);
    isSeen.mockReturnValue(true);
    await held.poll();
    expect([held.unknowns, held.losses]).toEqual([2, 1]);
    await held.poll();
    expect([held.unknowns, held.losses]).toEqual([2, 1]);
  });

  it('counts versions up whether or not the rows stay', async () => {
    const [one] = [await aProcess(), await aProcess()];
    for (const expected of [1, 2]) {
      await announce('desk');
      await one.poll();
      await one.announcements.done(one.announcements.take(['desk']), ['desk']);
      expect(await database().topicVersion.findMany()).toEqual([{ topic: 'desk', version: expected }]);
    }
  });

  it('each hears of whatever is committed, in any interleaving of transactions, looks and sending', async () => {
    const writers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const client = new Client({ connectionString: db.url() });
        await client.connect();
        return client;
      }),
    );
    const steps = fc.array(
      fc.oneof(
        fc.record({ write: fc.nat(2) }),
        fc.record({ commit: fc.nat(2) }),
        fc.record({ poll: fc.nat(1) }),
        fc.record({ poll: fc.nat(1), meanwhile: fc.nat(2) }),
        fc.record({ publish: fc.nat(1) }),
      ),
      { minLength: 10, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await database().$executeRaw`TRUNCATE change, server_process`;
        const processes = [await aProcess(), await aProcess()];
        const open = new Set<number>();
        const committed: string[] = [];
        const written = new Map<number, string[]>();
        const commit = async (writer: number) => {
          if (!open.delete(writer)) return;
          await writers[writer]?.query('COMMIT');
          committed.push(...(written.get(writer) ?? []));
          written.delete(writer);
        };
        for (const [index, step] of sequence.entries()) {
          if ('write' in step) {
            if (!open.has(step.write)) await writers[step.write]?.query('BEGIN');
            open.add(step.write);
            await writers[step.write]?.query('INSERT INTO change (topic) VALUES ($1)', [`card:${index}`]);
            written.set(step.write, [...(written.get(step.write) ?? []), `card:${index}`]);
          } else if ('commit' in step) await commit(step.commit);
          else if ('poll' in step) {
            await Promise.all([processes[step.poll]?.poll(), 'meanwhile' in step && commit(step.meanwhile)]);
          } else await processes[step.publish]?.publish();
        }
        for (const writer of [...open]) await commit(writer);
        for (const { poll, heard } of processes) {
          await poll();
          expect(heard.flat().sort()).toEqual(committed.toSorted());
        }
      }),
      { numRuns: propertyRuns(60) },
    );
    await Promise.all(writers.map((client) => client.end()));
  });
});
