import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ViewAdapter } from './view-adapter.ts';

/** Short messages, one behind the other: RFC 6455, 5.2. */
function textsIn(frames: Buffer = Buffer.alloc(0)): string[] {
  const texts: string[] = [];
  for (let at = 0; at < frames.length; at += 2 + (frames[at + 1] ?? 0))
    texts.push(frames.toString('utf8', at + 2, at + 2 + (frames[at + 1] ?? 0)));
  return texts;
}

/** A room of sockets, each of which takes so long to write to. */
function aRoom(count: number, busyMs: number) {
  const sent: { id: string; view: string }[] = [];
  const clientOf = (id: string) => {
    const sendFrame = ([frame]: Buffer[]) => {
      for (const end = performance.now() + busyMs; performance.now() < end; );
      for (const text of textsIn(frame)) sent.push({ id, view: JSON.parse(text.slice(2))[1] });
    };
    const socket = { readyState: 1, bufferedAmount: 0, _sender: { sendFrame } };
    const transport = { name: 'websocket', writable: true, socket };
    return { conn: { readyState: 'open', upgrading: false, writeBuffer: [], transport } };
  };
  const ids = Array.from({ length: count }, (_, place) => `socket ${place}`);
  const sockets = new Map<string, unknown>();
  const adapter = new ViewAdapter({ sockets, server: { encoder: null } });
  const enter = (id: string) => {
    sockets.set(id, { client: clientOf(id) });
    adapter.addAll(id, new Set([id, 'room']));
  };
  for (const id of ids) enter(id);
  return { adapter, ids, sent, enter };
}
const view = (text: string) => Buffer.from(`42["view",${JSON.stringify(text)}]`);

it('a pass over a large room gives way after a millisecond, and reaches everybody in order', async () => {
  const { adapter, ids, sent } = aRoom(200, 0.2);
  adapter.deliverPayload('room', 'product:1', view('one'));
  const seen: number[] = [];
  for (let before = -1; sent.length < ids.length; ) {
    if (sent.length !== before) seen.push(sent.length);
    before = sent.length;
    await nextTurn();
  }
  expect(sent.map(({ id }) => id)).toEqual(ids);
  const slices = seen.map((count, place) => count - (seen[place - 1] ?? 0));
  // Others had a turn in between: after the first look at the clock, as each slice takes longer than it may.
  expect(Math.max(...slices)).toBeLessThanOrEqual(64);
});

it('a newer view goes out from where the pass is, and round to those who were sent the one before', async () => {
  const { adapter, ids, sent, enter } = aRoom(200, 0.2);
  adapter.deliverPayload('room', 'product:1', view('first'));
  await nextTurn();
  const told = sent.length;
  expect(told).toBeLessThan(ids.length);
  enter('who comes meanwhile');
  adapter.deliverPayload('room', 'product:1', view('second'));
  while (sent.length < told + ids.length + 1) await nextTurn();
  await nextTurn();
  const [before, after] = [sent.slice(0, told), sent.slice(told)];
  expect(before.every(({ view }) => view === 'first')).toBe(true);
  expect(after.every(({ view }) => view === 'second')).toBe(true);
  expect(after.map(({ id }) => id)).toEqual([...ids.slice(told), 'who comes meanwhile', ...ids.slice(0, told)]);
});

it('a view of another room, and one after it, wait for their turn', async () => {
  const { adapter, ids, sent } = aRoom(200, 0.2);
  for (const id of ids) adapter.addAll(id, new Set(['other']));
  for (const [room, text] of [
    ['room', 'first'],
    ['other', 'of another'],
    ['room', 'second'],
  ] as const) {
    adapter.deliverPayload(room, room, view(text));
    await nextTurn();
  }
  while (sent.length < 3 * ids.length) await nextTurn();
  const turns = ['first', 'of another', 'second'].flatMap((text) => ids.map((id) => ({ id, view: text })));
  expect(sent).toEqual(turns);
});

it('however fast views come, of a room beside others, each waits once, and nobody is sent an older one', async () => {
  const { adapter, ids, sent } = aRoom(200, 0.05);
  const rounds = 40;
  for (let round = 0; round < rounds; round++) {
    adapter.deliverPayload('room', 'auction:1', view(`room ${round}`));
    // The bidder's own, sometimes of the same tick, as after a bid.
    if (round % 3 === 0) await Promise.resolve();
    adapter.deliverPayload(ids[round % 2] ?? '', 'my-positions', view(`own ${round}`));
    await nextTurn();
  }
  while (ids.some((id) => !sent.some((one) => one.id === id && one.view === `room ${rounds - 1}`))) await nextTurn();
  await nextTurn();
  for (const id of ids) {
    const rounds = (what: string) =>
      sent.flatMap((one) => (one.id === id && one.view.startsWith(what) ? Number(one.view.slice(what.length)) : []));
    for (const what of ['room ', 'own '])
      expect(rounds(what)).toEqual([...new Set(rounds(what))].sort((a, b) => a - b));
    // A pass takes ten milliseconds and more, a round far less: most have been replaced.
    expect(rounds('room ').length).toBeLessThan(rounds('room ').at(-1) ?? 0);
  }
});

it('a small room is told in one go', async () => {
  const { adapter, sent } = aRoom(30, 0);
  adapter.deliverPayload('room', 'product:1', view('one'));
  await Promise.resolve();
  expect(sent).toHaveLength(30);
});
