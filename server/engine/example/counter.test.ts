import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '#server/testing/empty-database.ts';
import { measureDatabaseClock } from '../database/clock.ts';
import { connectDatabase, disconnectDatabase } from '../database/database.ts';
import { lookAtHistory } from '../database/history/history.ts';
import { closeHttp } from '../http/close-http.ts';
import { startCounters } from './counter.ts';

let drop: () => Promise<void>;
let app: ReturnType<typeof startCounters>;
let url: string;
let elsewhere: Client;
let socket: Socket;
const views: { topic: string; version: number; data: { count: number } }[] = [];

beforeAll(async () => {
  const empty = await emptyDatabase();
  ({ drop } = empty);
  elsewhere = new Client({ connectionString: empty.url });
  await elsewhere.connect();
  for (const file of ['../database/engine.sql', 'counter.sql']) {
    await elsewhere.query(await readFile(join(import.meta.dirname, file), 'utf8'));
  }
  await elsewhere.query(`INSERT INTO counter (id) VALUES ('door')`);
  await connectDatabase(empty.url);
  await measureDatabaseClock();
  await lookAtHistory();
  app = startCounters();
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(app.http.address() as AddressInfo).port}`;
  socket = io(url, { transports: ['websocket'] });
  socket.on('view', (view) => views.push(view));
});
afterAll(async () => {
  socket.disconnect();
  const { closed } = await closeHttp(app.http);
  await app.live.stop();
  await closed;
  await disconnectDatabase();
  await elsewhere.end();
  await drop();
});

const page = async () => {
  const answer = await fetch(`${url}/door`);
  return [answer.headers.get('x-page-cache'), await answer.text()];
};

describe('an app on the engine alone', () => {
  it('answers who watches with the state, and sends each change that follows, whoever made it', async () => {
    const answer = await socket.timeout(5_000).emitWithAck('watch', { topics: [{ topic: 'counter:door' }] });
    expect(answer).toMatchObject({ ok: true, views: [{ topic: 'counter:door', version: 1, data: { count: 0 } }] });
    expect(await socket.timeout(5_000).emitWithAck('press', { id: 'door' })).toEqual({ ok: true });
    await expect.poll(() => views.at(-1)?.data.count).toBe(1);
    await elsewhere.query('UPDATE counter SET count = count + 41');
    await expect.poll(() => views.at(-1)).toMatchObject({ version: 3, data: { count: 42 } });
  });

  it('keeps its page in memory, and shows no state from before a command that was answered', async () => {
    await page();
    expect(await page()).toEqual(['memory', '<h1>42</h1>']);
    await socket.timeout(5_000).emitWithAck('press', { id: 'door' });
    expect(await page()).toEqual(['render', '<h1>43</h1>']);
  });

  it('refuses what it doesn’t know: a topic, a payload, a page', async () => {
    const answer = await socket.timeout(5_000).emitWithAck('watch', { topics: [{ topic: 'lamp:door' }] });
    expect(answer.denied).toEqual([{ topic: 'lamp:door', code: 'not_found' }]);
    expect(await socket.timeout(5_000).emitWithAck('press', {})).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect((await fetch(`${url}/lamp`)).status).toBe(404);
  });
});
