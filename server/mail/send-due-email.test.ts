import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { takeOverLeftWork } from '#server/engine/live/changes/left-work.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { briefProcess } from '#server/testing/brief-process.ts';
import { builtProgram } from '#server/testing/built-program.ts';
import { testDatabase } from '#server/testing/database.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { startPgProxy } from '#server/testing/pg-proxy.ts';
import { untilTheGoneAreKnown } from '#server/testing/processes.ts';
import { testSettings } from '#server/testing/settings.ts';
import { closeMailTransport, deliverMail } from './deliver-mail.ts';
import { mailOutbox, sendDueMail } from './send-due-email.ts';

const db = testDatabase();
let folder = '';
const useSettings = (more = {}) => setSettings({ ...testSettings(), DATA_DIR: folder, ...more });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-mail-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await database().email.deleteMany();
  await rm(join(folder, 'mail'), { recursive: true, force: true });
  useSettings();
});

const aMail = () =>
  database().email.create({
    data: {
      recipient: 'ada@example.test',
      subject: 'You’ve been outbid',
      text: 'Plain words',
      html: '<p>Words</p>',
      headers: { 'List-Unsubscribe': '<http://shop.test/off>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    },
  });
const row = (id: string) => database().email.findUniqueOrThrow({ where: { id } });
/** As if this much time had passed for the mail. */
const later = (id: string, seconds: number) => database().$executeRaw`
  UPDATE email SET due_at = due_at - make_interval(secs => ${seconds}::float8) WHERE id = ${id}`;
const files = () => readdir(join(folder, 'mail')).catch(() => [] as string[]);

describe('the outbox', () => {
  test('without SMTP a mail becomes a file that a mail program opens', async () => {
    const { id } = await aMail();
    await mailOutbox.work.run();
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1, problem: null, text: '', html: '' });
    const message = await readFile(join(folder, 'mail', `${id}.eml`), 'utf8');
    expect(message).toContain(`Message-ID: <${id}@localhost>`);
    expect(message).toContain('To: ada@example.test');
    expect(message).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(message).toMatch(/text\/plain[\s\S]*Plain words[\s\S]*text\/html[\s\S]*<p>Words<\/p>/);
    expect(await nextDue(mailOutbox.work)).toBeNull();
  });

  test('several processes at once send each mail once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await aMail()).id));
    const sent: string[] = [];
    const deliver = async ({ id }: { id: string }) => {
      sent.push(id);
    };
    await Promise.all([sendDueMail(deliver), sendDueMail(deliver), sendDueMail(deliver)]);
    expect(sent.sort()).toEqual(ids.sort());
  });

  test('a failure is tried again, later each time, and given up after the eighth', async () => {
    const { id } = await aMail();
    const waits: number[] = [];
    const failing = () => Promise.reject(new Error('mailbox full'));
    for (let attempt = 1; attempt <= 8; attempt++) {
      const before = Date.now();
      await sendDueMail(failing);
      const { dueAt, status, problem } = await row(id);
      expect({ status, problem }).toEqual({ status: attempt < 8 ? 'queued' : 'failed', problem: 'mailbox full' });
      waits.push(Math.round((dueAt.getTime() - before) / 1000));
      await sendDueMail(failing); // not due yet
      expect((await row(id)).attempts).toBe(attempt);
      await later(id, 3_700);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(await nextDue(mailOutbox.work)).toBeNull();
  });
});

/** Sends over SMTP to a server that says yes to everything. @returns what it was given, and over how many connections */
async function withMailServer(
  run: (url: string, open: ReadonlySet<Socket>) => Promise<void>,
): Promise<{ messages: string[]; connections: number }> {
  const messages: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    let inMessage = false;
    let text = '';
    socket.write('220 test\r\n');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (inMessage) {
        text += chunk.toString();
        if (!text.endsWith('\r\n.\r\n')) return;
        messages.push(text);
        inMessage = false;
        text = '';
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(chunk.toString())) {
        inMessage = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 fine\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  try {
    await run(`smtp://127.0.0.1:${port}`, open);
  } finally {
    closeMailTransport();
    server.close();
  }
  return { messages, connections };
}

test('with SMTP it goes out under the row’s own Message-ID', async () => {
  await saveShop({ shopName: 'Rosa Wien', email: 'rosa@shop.example' });
  const { id } = await aMail();
  const { messages } = await withMailServer(async (SMTP_URL) => {
    useSettings({ SMTP_URL, PUBLIC_URL: 'https://shop.example', MAIL_FROM: 'Shop <robot@shop.example>' });
    await mailOutbox.work.run();
  });
  expect(await row(id)).toMatchObject({ status: 'sent', problem: null });
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(`Message-ID: <${id}@shop.example>`);
  expect(messages[0]).toContain('From: Rosa Wien <robot@shop.example>');
  expect(messages[0]).toContain('Reply-To: Rosa Wien <rosa@shop.example>');
  expect(await files()).toEqual([]);
});

test('with SMTP one mail after the other takes the same connection, until it is closed', async () => {
  const { messages, connections } = await withMailServer(async (SMTP_URL, open) => {
    useSettings({ SMTP_URL });
    for (let count = 0; count < 3; count++) {
      await aMail();
      await mailOutbox.work.run();
    }
    expect(open.size).toBe(1);
    closeMailTransport();
    await expect.poll(() => open.size).toBe(0);
    await aMail();
    await mailOutbox.work.run();
  });
  expect(messages).toHaveLength(4);
  expect(connections).toBe(2);
});

test('with SMTP a connection that the server has closed meanwhile costs no mail', async () => {
  const { id } = await aMail();
  const { messages } = await withMailServer(async (SMTP_URL, open) => {
    useSettings({ SMTP_URL });
    await mailOutbox.work.run();
    for (const socket of open) socket.destroy();
    const other = await aMail();
    await mailOutbox.work.run();
    expect(await row(other.id)).toMatchObject({ status: 'sent', attempts: 1 });
  });
  expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1 });
  expect(messages).toHaveLength(2);
});

describe('a process that dies', () => {
  const program = builtProgram('server/testing/die-while-mailing');
  let file: string;
  beforeAll(async () => {
    file = await program.take();
  });
  afterAll(program.leave);
  const dies = async (moment: 'before' | 'after') => {
    const child = spawn(process.execPath, [...briefProcess, file, db.url(), folder, moment], { stdio: 'inherit' });
    return new Promise<string | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  };

  test.each([
    ['between claiming a mail and sending it', 'before', 0],
    ['between sending a mail and marking it', 'after', 1],
  ] as const)('%s leaves it to be taken up once that is known, once', async (_when, moment, written) => {
    const { id } = await aMail();
    expect(await dies(moment)).toBe('SIGKILL');
    expect(await row(id)).toMatchObject({ status: 'sending', attempts: 1 });
    expect(await files()).toHaveLength(written);

    await sendDueMail(deliverMail); // its claim still holds
    expect((await row(id)).attempts).toBe(1);
    await untilTheGoneAreKnown();
    await takeOverLeftWork([mailOutbox.release]).run();
    await sendDueMail(deliverMail);
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 2 });
    // The second one has the first one's name: it took its place.
    expect(await files()).toEqual([`${id}.eml`]);
  });

  test('that nobody knows of leaves a claim that ends after two minutes', async () => {
    const { id } = await aMail();
    const dead = () => sendDueMail(() => new Promise(() => {}));
    void dead();
    await expect.poll(async () => (await row(id)).status).toBe('sending');
    await later(id, 119);
    await sendDueMail(deliverMail);
    expect(await row(id)).toMatchObject({ status: 'sending', attempts: 1 });
    await later(id, 2);
    await sendDueMail(deliverMail);
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 2 });
  });
});

test('a mail that is sent when the database goes is marked when it is back, and not sent again', async () => {
  const proxy = await startPgProxy(db.url());
  const { id } = await aMail();
  let sent = 0;
  const deliver = async () => {
    sent++;
    proxy.cut('UPDATE email');
  };
  await disconnectDatabase();
  await connectDatabase(proxy.url);
  try {
    await expect(sendDueMail(deliver)).rejects.toThrow();
    proxy.release();
    expect(await row(id)).toMatchObject({ status: 'sending' });
    expect(await nextDue(mailOutbox.work)).not.toBeNull();
    await later(id, 121);
    await sendDueMail(deliver);
    expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(sent).toBe(1);
  } finally {
    await disconnectDatabase();
    await connectDatabase(db.url());
    await proxy.stop();
  }
});
