import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { closeHttp } from './close-http.ts';
import { GuardedServer } from './front-door.ts';

/** On a machine that has other work too. */
const soon = { timeout: 10_000 };

let server: GuardedServer;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
});

async function serving(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  server = new GuardedServer({ trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' });
  server.on('request', answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A connection and all that came over it. */
async function aClient(port: number) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  const client = { text: '', ended: false };
  socket.on('data', (chunk) => {
    client.text += chunk.toString();
  });
  socket.on('close', () => {
    client.ended = true;
  });
  socket.on('error', () => {});
  return { socket, client };
}
const get = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('what is being answered is answered; whoever asks nothing more is let go, and nobody new is let in', async () => {
  let finish = () => {};
  let asked = 0;
  const port = await serving((_, response) => {
    if (++asked === 1) response.end('at once');
    else finish = () => response.end('in the end');
  });
  const [idle, slow] = [await aClient(port), await aClient(port)];
  idle.socket.write(get);
  await expect.poll(() => idle.client.text, soon).toContain('at once');
  slow.socket.write(get);
  await expect.poll(() => asked, soon).toBe(2);
  const { closed } = await closeHttp(server);
  await expect.poll(() => idle.client.ended, soon).toBe(true);
  await expect(aClient(port)).rejects.toThrow('ECONNREFUSED');
  expect(slow.client.ended).toBe(false);
  finish();
  await closed;
  await expect.poll(() => slow.client.text, soon).toContain('in the end');
});

test('what takes too long is cut off', async () => {
  const port = await serving(() => {});
  const { socket, client } = await aClient(port);
  socket.write(get);
  await once(server, 'request');
  const { closed } = await closeHttp(server, { finishMs: 50 });
  await closed;
  await expect.poll(() => client.ended, soon).toBe(true);
});

test('an answer that its reader takes slowly is sent whole', async () => {
  const size = 20_000_000;
  const port = await serving((_, response) => void response.end('x'.repeat(size)));
  const { socket, client } = await aClient(port);
  // Paused with its first bytes: more than a connection's buffers hold is still unsent.
  socket.once('data', () => socket.pause());
  socket.write(get);
  await expect.poll(() => client.text.length, soon).toBeGreaterThan(0);
  const looks = vi.spyOn(server, 'hasUnsent', 'get');
  const { closed } = await closeHttp(server, { quietMs: 0 });
  await expect.poll(() => looks.mock.calls.length, soon).toBeGreaterThan(1);
  socket.resume();
  await closed;
  await expect.poll(() => client.text.length, soon).toBeGreaterThan(size);
  expect(client.text.slice(client.text.indexOf('\r\n\r\n') + 4)).toHaveLength(size);
});

/** In a thread of its own: asks once, and again while this thread stands still. */
const other = `
const { workerData: { port, flags, get }, parentPort } = require('node:worker_threads');
const socket = require('node:net').connect(port, '127.0.0.1', () => socket.write(get));
let text = '';
socket.on('data', (chunk) => {
  text += chunk;
  if (text.split('200 OK').length === 2 && !socket.again) {
    socket.again = true;
    parentPort.postMessage('answered');
    Atomics.wait(flags, 0, 0);
    socket.write(get, () => { Atomics.store(flags, 1, 1); Atomics.notify(flags, 1); });
  }
});
socket.on('error', (error) => parentPort.postMessage(error.code));
socket.on('close', () => parentPort.postMessage(text.split('200 OK').length - 1));
`;

test('what was sent while the process was busy is read and answered', async () => {
  const port = await serving((_, response) => void response.end('yes'));
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(other, { eval: true, workerData: { port, flags, get } });
  const said: unknown[] = [];
  worker.on('message', (message) => said.push(message));
  await expect.poll(() => said, soon).toEqual(['answered']);
  Atomics.store(flags, 0, 1);
  Atomics.notify(flags, 0);
  Atomics.wait(flags, 1, 0);
  const { closed } = await closeHttp(server);
  await closed;
  await expect.poll(() => said, soon).toEqual(['answered', 2]);
  await worker.terminate();
});
