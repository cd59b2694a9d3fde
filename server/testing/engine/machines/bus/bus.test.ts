/**
 * Several processes on one database, whose bus may lose, repeat, delay and reorder what it is given, and which may die
 * at any moment: what their screens are sent.
 */
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { ChannelBus } from '#server/engine/machines/bus/channel-bus.ts';
import { MemoryHub } from '#server/engine/machines/bus/memory-bus.ts';
import { testDatabase } from '#server/testing/database.ts';
import { commitTo, type LiveNode, startLiveNode } from '#server/testing/live-node.ts';

const db = testDatabase();
let writer: Client;
beforeAll(async () => {
  writer = new Client({ connectionString: db.url() });
  await writer.connect();
});
afterAll(() => writer.end());
beforeEach(startAnew);

const rooms = ['card:a', 'card:b', 'me:c'] as const;
type RoomName = (typeof rooms)[number];

const commit = (room: RoomName) => commitTo(writer, room);

async function startAnew(): Promise<void> {
  await database().$executeRaw`TRUNCATE change, server_process, topic_version`;
  for (const room of rooms) await commit(room);
}

/** @param patienceMs how long it waits for itself: where other work on the machine must not count as an outage, long */
const aNode = (hub: MemoryHub, { shown = rooms as readonly string[], patienceMs = 80, windowMs = 5 } = {}) => {
  const bus = hub.bus({ beatMs: 20, leaseMs: patienceMs, echoMs: patienceMs });
  return startLiveNode({ bus, shown, windowMs, pollMs: () => (bus.isTrusted ? 200 : 40) });
};

const hear = (nodes: readonly LiveNode[]) =>
  vi.waitFor(async () => {
    for (const { bus } of nodes) expect([await bus.barrier(), bus.processes]).toEqual([true, nodes.length]);
  }, 10_000);

async function showsTheNewest(nodes: readonly LiveNode[]): Promise<void> {
  const rows = await readRows<{
    topic: string;
    version: number;
  }>`SELECT topic, version::float8 AS version FROM topic_version`;
  await vi.waitFor(() => {
    for (const { screens } of nodes)
      for (const { topic, version } of rows) if (screens.has(topic)) expect(screens.get(topic)?.at(-1)).toBe(version);
  }, 10_000);
  for (const { screens } of nodes)
    for (const shown of screens.values()) expect(shown).toEqual([...shown].sort((a, b) => a - b));
}

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('commit' as const), room: fc.constantFrom(...rooms), at: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const), at: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('away' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      /** Of each kind of message in turn: after how many milliseconds each copy comes. */
      fates: fc.array(fc.array(fc.nat(40), { maxLength: 2 }), { minLength: 1, maxLength: 12 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('rest' as const), ms: fc.nat(15) }) },
);

it('I3: whatever the bus does with it, every screen ends on the newest and is sent no older one after a newer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
      await startAnew();
      const hub = new MemoryHub();
      const nodes = await Promise.all([aNode(hub), aNode(hub), aNode(hub)]);
      const dead: LiveNode[] = [];
      try {
        await hear(nodes);
        let told = 0;
        for (const one of steps) {
          if (one.do === 'commit') {
            await commit(one.room);
            // The fourth writer is none of the processes.
            nodes[one.at]?.wake();
          } else if (one.do === 'fate') hub.fate = () => one.fates[told++ % one.fates.length] ?? [];
          else if (one.do === 'away') hub.isAway = !hub.isAway;
          else if (one.do === 'rest') await new Promise((resolve) => setTimeout(resolve, one.ms));
          else {
            const [gone] = nodes.splice(one.at, 1, await aNode(hub));
            if (gone) dead.push(gone);
            await gone?.die();
          }
        }
        await showsTheNewest(nodes);
      } finally {
        await Promise.all([...nodes, ...dead].map((node) => node.stop()));
      }
    }),
    { numRuns: 15 },
  );
});

it('one process reads for all, and what is nobody else’s business is read where it is watched', async () => {
  // That the rooms were made is nothing to read for.
  await database().$executeRaw`TRUNCATE change`;
  const hub = new MemoryHub();
  const calm = { patienceMs: 1_500, windowMs: 500 };
  const nodes = await Promise.all([aNode(hub, calm), aNode(hub, calm), aNode(hub, { ...calm, shown: ['card:a'] })]);
  await hear(nodes);
  try {
    const before = nodes.reduce((sum, node) => sum + node.reads(), 0);
    await commit('card:a');
    nodes[0]?.wake();
    await showsTheNewest(nodes);
    await vi.waitFor(() => {
      for (const { announcements } of nodes) expect([...announcements.topics]).toEqual([]);
    }, 10_000);
    expect(nodes.reduce((sum, node) => sum + node.reads(), 0) - before).toBe(1);
    await commit('me:c');
    nodes[2]?.wake();
    await showsTheNewest(nodes);
    expect(nodes.map((node) => node.screens.get('me:c')?.at(-1))).toEqual([2, 2, undefined]);
    expect(hub.said.some(({ bytes }) => bytes.includes('card:a'))).toBe(true);
    expect(hub.said.filter(({ bytes, channel }) => `${channel} ${bytes}`.includes('me:c'))).toEqual([]);
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
});

it('a barrier is passed once everything said before has been heard, and not while that is unknown', async () => {
  const hub = new MemoryHub();
  const [one, other] = await Promise.all(
    [1, 2].map(() => aNode(hub, { patienceMs: 1_500 })) as [Promise<LiveNode>, Promise<LiveNode>],
  );
  await hear([one, other]);
  try {
    for (let i = 0; i < 20; i++) {
      const heard = new Set<string>();
      other.announcements.onTopics((topics) => {
        for (const topic of topics) heard.add(topic);
      });
      await commit('card:b');
      await one.announcements.poll();
      await one.shared.told(true);
      const passed = await Promise.all([other.bus.barrier(), other.bus.barrier(), other.bus.barrier()]);
      expect(passed).toEqual([true, true, true]);
      expect(heard).toContain('card:b');
    }
    hub.fate = () => [];
    expect(await other.bus.barrier()).toBe(false);
    await vi.waitFor(() => expect(other.bus.isTrusted).toBe(false), 10_000);
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
});

it('whoever can’t tell the others answers nobody before they know that they don’t hear it', async () => {
  const hub = new MemoryHub();
  const leaseMs = 300;
  const buses = [1, 2].map(() => hub.bus({ beatMs: 20, leaseMs, echoMs: 1_500 }));
  const [writer, reader] = buses as [ChannelBus, ChannelBus];
  const heard = new Set<number>();
  reader.onChanges((changes) => {
    for (const { ids } of changes) for (const id of ids) heard.add(id);
  });
  for (const bus of buses) bus.start();
  const isPassed = () => vi.waitFor(async () => expect(await reader.barrier()).toBe(true), 10_000);
  try {
    let unheard = 0;
    for (const [row, muteMs] of [0, 5, 60, 250, 450, 900, 20, 550].entries()) {
      await isPassed();
      hub.mute.add(1);
      const back = setTimeout(() => hub.mute.delete(1), muteMs);
      await writer.publish([{ topic: 'card:a', ids: [row] }]);
      // Now whoever changed it is told, and may ask the other process for a page.
      const mayTrust = await reader.barrier();
      expect([row, mayTrust && !heard.has(row)]).toEqual([row, false]);
      if (!heard.has(row)) unheard++;
      clearTimeout(back);
      hub.mute.delete(1);
    }
    expect(unheard).toBeGreaterThan(0);
    expect(heard.size).toBeGreaterThan(3);

    await isPassed();
    await writer.publishUnknown();
    expect(await reader.barrier()).toBe(false);
    // One that has left writes nothing more.
    await isPassed();
    await writer.stop();
    await new Promise((resolve) => setTimeout(resolve, leaseMs * 1.5));
    await isPassed();
    expect(reader.processes).toBe(1);
  } finally {
    for (const bus of buses) await bus.stop();
  }
});

it('a process that fell silent without taking its leave may still be writing', async () => {
  const hub = new MemoryHub();
  const [silent, other] = [1, 2].map(() => hub.bus({ beatMs: 20, leaseMs: 100, echoMs: 1_500, goneMs: 800 })) as [
    ChannelBus,
    ChannelBus,
  ];
  for (const bus of [silent, other]) bus.start();
  await vi.waitFor(async () => expect([await other.barrier(), other.processes]).toEqual([true, 2]), 10_000);
  hub.mute.add(1);
  await vi.waitFor(() => expect(other.processes).toBe(1), 10_000);
  expect([await other.barrier(), other.isTrusted]).toEqual([false, true]);
  await vi.waitFor(async () => expect(await other.barrier()).toBe(true), 10_000);
  for (const bus of [silent, other]) await bus.stop();
});
