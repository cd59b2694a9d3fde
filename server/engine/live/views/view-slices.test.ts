import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ViewAdapter } from './view-adapter.ts';

/** A room of sockets, each of which takes so long to write to. */
function aRoom(count: number, busyMs: number) {
  const sent: string[] = [];
  const clientOf = (id: string) => {
    const sendFrame = () => {
      for (const end = performance.now() + busyMs; performance.now() < end; );
      sent.push(id);
    };
    const socket = { readyState: 1, bufferedAmount: 0, _sender: { sendFrame } };
    const transport = { name: 'websocket', writable: true, socket };
    return { conn: { readyState: 'open', upgrading: false, writeBuffer: [], transport } };
  };
  const ids = Array.from({ length: count }, (_, place) => `socket ${place}`);
  const sockets = new Map(ids.map((id) => [id, { client: clientOf(id) }]));
  const adapter = new ViewAdapter({ sockets, server: { encoder: null } });
  for (const id of ids) adapter.addAll(id, new Set(['room']));
  return { adapter, ids, sent };
}
const view = (text: string) => Buffer.from(`42["view",${JSON.stringify(text)}]`);

it('a pass over a large room gives way after a millisecond, and reaches everybody in order, a later view after an earlier one', async () => {
  const { adapter, ids, sent } = aRoom(200, 0.2);
  adapter.deliverPayload('room', 'product:1', view('first'));
  await nextTurn();
  adapter.deliverPayload('room', 'product:1', view('second'));
  const seen: number[] = [];
  for (let before = -1; sent.length < 400; ) {
    if (sent.length !== before) seen.push(sent.length);
    before = sent.length;
    await nextTurn();
  }
  expect(sent).toEqual([...ids, ...ids]);
  const slices = seen.map((count, place) => count - (seen[place - 1] ?? 0));
  // Others had a turn in between: after the first look at the clock, as each slice takes longer than it may.
  expect(Math.max(...slices)).toBeLessThanOrEqual(64);
});

it('a small room is told in one go', async () => {
  const { adapter, sent } = aRoom(30, 0);
  adapter.deliverPayload('room', 'product:1', view('one'));
  await Promise.resolve();
  expect(sent).toHaveLength(30);
});
