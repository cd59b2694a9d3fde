import { afterEach, expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';
import { createLiveStore } from './live-store.ts';

const asked: unknown[] = [];
const answers: object[] = [];
const handlers = new Map<string, () => void>();
vi.mock('socket.io-client', () => ({
  io: () => ({
    connected: true,
    on: (event: string, handler: () => void) => handlers.set(event, handler),
    io: { on: () => {}, reconnectionDelay: () => {} },
    timeout: () => ({
      async emitWithAck(_event: string, payload: unknown) {
        asked.push(payload);
        return answers.shift();
      },
    }),
    disconnect: () => {},
  }),
}));

afterEach(() => {
  vi.unstubAllGlobals();
});

it('what the shop was asked for too fast is asked for again, and only then the page counts as live', async () => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', { addEventListener: () => {}, removeEventListener: () => {} });
  const store = createLiveStore();
  const connection = new Connection(store);
  answers.push(
    { ok: false, error: { code: 'too_many', message: 'Too many', retryAfterMs: 5 } },
    { ok: true, now: new Date().toISOString(), views: [], denied: [] },
  );
  await connection.open();
  connection.watch('shop');
  handlers.get('connect')?.();
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toEqual({ topics: [{ topic: 'shop', version: undefined }] });
  await expect.poll(() => store.getState().connection.status).toBe('live');
  connection.close();
});
