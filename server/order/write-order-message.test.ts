import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { readDeskView } from '#server/desk/desk-view.ts';
import { database } from '#server/engine/database/database.ts';
import { linkCookieName } from '#server/order/link/order-link.ts';
import { orderMessagesTopic, readOrderMessages } from '#server/order/page/order-messages-view.ts';
import { personConnected } from '#server/session/living/connected-people.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aKeyTo, aPaidOrder } from '#server/testing/order-factories.ts';
import { accessTo } from '#server/testing/topic-access.ts';
import { markMessagesRead } from './mark-messages-read.ts';
import { writeOrderMessage } from './write-order-message.ts';

testDatabase();
let server: TestLiveServer;
beforeAll(async () => {
  server = await startTestLiveServer();
});
afterAll(() => server.stop());

let keys = 0;
const anOrder = async () => aPaidOrder((await aProduct()).sku);
const write = (publicId: string, author: 'customer' | 'desk', body: string, key = `message-${++keys}`) =>
  writeOrderMessage(publicId, { author, body, key });
const messagesOf = async (publicId: string) => (await readOrderMessages(publicId)).data.messages;
const unreadAtDesk = async (publicId: string) =>
  (await readDeskView()).data.orders.find((order) => order.publicId === publicId)?.unread;

describe('writing about an order', () => {
  it('a message that is sent twice, also at once, is one', async () => {
    const publicId = await anOrder();
    const ids = await Promise.all([
      write(publicId, 'customer', 'When does it leave?', 'same-key'),
      write(publicId, 'customer', 'When does it leave?', 'same-key'),
    ]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(await messagesOf(publicId)).toHaveLength(1);
  });

  it('shows at the desk until somebody there has seen it; the writer learns when', async () => {
    const publicId = await anOrder();
    await write(publicId, 'customer', 'When does it leave?');
    const { id } = await write(publicId, 'customer', 'And could you wrap it?');
    expect(await unreadAtDesk(publicId)).toBe(2);
    const late = await write(publicId, 'customer', 'Written while the desk was reading');
    await markMessagesRead(publicId, 'customer', late.id); // one’s own messages aren’t read by oneself
    await markMessagesRead(publicId, 'desk', id);
    expect(await unreadAtDesk(publicId)).toBe(1);
    expect((await messagesOf(publicId)).map(({ readAt }) => readAt !== null)).toEqual([true, true, false]);
  });

  it('of a customer’s, 200 at most: one that was sent before is still answered, and the shop may go on', async () => {
    const publicId = await anOrder();
    const first = await write(publicId, 'customer', 'The first', 'first-key');
    const { id: orderId } = await database().order.findUniqueOrThrow({ where: { publicId } });
    await database().orderMessage.createMany({
      data: Array.from({ length: 198 }, (_, nth) => ({
        orderId,
        author: 'customer',
        body: 'More',
        key: `more-${nth}`,
      })),
    });
    await write(publicId, 'customer', 'The last');
    await expect(write(publicId, 'customer', 'One more')).rejects.toMatchObject({ problem: { code: 'too_many' } });
    expect(await write(publicId, 'customer', 'The first', 'first-key')).toEqual(first);
    await write(publicId, 'desk', 'Please call us.');
    expect(await database().orderMessage.count({ where: { orderId } })).toBe(201);
  });

  it('what was written stays as it was written', async () => {
    const publicId = await anOrder();
    const { id } = await write(publicId, 'desk', 'It leaves tomorrow.');
    await expect(database().orderMessage.update({ where: { id }, data: { body: 'It left.' } })).rejects.toThrow();
  });

  it('reaches the other side’s screen, and a version never goes back', async () => {
    const publicId = await anOrder();
    const cookie = `${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}`;
    const socket = await server.connect({ extraHeaders: { cookie } });
    const reply = await socket.emitWithAck('watch', { topics: [{ topic: topicOf.orderMessages(publicId) }] });
    expect(reply).toMatchObject({ ok: true, denied: [], views: [{ data: { messages: [] } }] });
    const { until, views } = recordViews(socket);
    const messages = (view: View) => (view as View<'order-messages'>).data.messages;
    const { id } = await write(publicId, 'desk', 'It leaves tomorrow.');
    await until((view) => messages(view).some((message) => message.id === id));
    await markMessagesRead(publicId, 'customer', id);
    await until((view) => messages(view)[0]?.readAt !== null);
    const versions = views.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });
});

describe('being told of a message', () => {
  const mailsTo = (recipient: string) =>
    database().email.findMany({ where: { recipient, subject: { startsWith: 'We wrote' } } });

  it('a customer with an account is told in the inbox, and by mail only while no page is open', async () => {
    const [publicId, account] = [await anOrder(), await anAccount()];
    await database().order.update({ where: { publicId }, data: { personId: account.personId } });
    const gone = personConnected(account.personId);
    await write(publicId, 'desk', 'First');
    gone();
    await write(publicId, 'desk', 'It leaves <tomorrow>.\nPromised.');
    expect(await database().notice.count({ where: { personId: account.personId, kind: 'order_message' } })).toBe(2);
    const mails = await mailsTo(account.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('It leaves <tomorrow>.\nPromised.');
    expect(mails[0]?.html).toContain('It leaves &lt;tomorrow&gt;.');
    expect(mails[0]?.text).toContain(`/sign-in?next=${encodeURIComponent(`/orders/${publicId}#messages`)}`);
  });

  it('a guest is told at the order’s address, with a link that opens it; nobody of their own message', async () => {
    const publicId = await anOrder();
    await database().order.update({ where: { publicId }, data: { email: 'guest@example.com' } });
    await write(publicId, 'customer', 'When?');
    await write(publicId, 'desk', 'Tomorrow.');
    const mails = await mailsTo('guest@example.com');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(new RegExp(`/orders/${publicId}/open\\?key=[\\w-]{43}`));
    expect(mails[0]?.text).not.toContain('/account/notices');
  });
});

it('I7: strangers can’t watch what was written, whether or not there is such an order', async () => {
  const publicId = await anOrder();
  const stranger = shopper((await anAccount()).personId);
  for (const actor of [{ kind: 'nobody' } as const, stranger]) {
    expect(await accessTo(orderMessagesTopic, { actor, cookies: new Map() }, publicId)).toBe('not_found');
    expect(await accessTo(orderMessagesTopic, { actor, cookies: new Map() }, 'no-such-order')).toBe('not_found');
  }
});
