import { describe, expect, it } from 'vitest';
import { contactSchema, type DeskMessage } from '#contract/contact/contact.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, shopper } from '#server/testing/factories.ts';
import { readDeskMessages } from './desk-messages.ts';
import { markAnswered } from './mark-answered.ts';
import { sendMessage } from './send-message.ts';

testDatabase();

const merchant = shopper('nobody', 'owner');
const aMessage = (body: string) => ({ name: 'Maud', email: 'Maud@example.com', about: 'MD-4801', body });
const waiting = async () => (await pages(false)).flat().map(({ body }) => body);

/** Follows the list from its first page to its last. */
async function pages(answered: boolean): Promise<DeskMessage[][]> {
  const read: DeskMessage[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: PageOf<DeskMessage> = await readDeskMessages(merchant, { answered, cursor });
    read.push(page.items);
    cursor = page.nextCursor;
  }
  return read;
}
const mails = () => database().email.findMany({ orderBy: { id: 'asc' } });

describe('a message from the contact page', () => {
  it('waits at the desk, and is emailed to the shop alone, so that an answer goes to whoever wrote', async () => {
    await saveShop({ email: 'hello@shop.example' });
    await sendMessage(aMessage('Do you glaze the foot? <b>'), null);
    expect(await waiting()).toEqual(['Do you glaze the foot? <b>']);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: 'hello@shop.example', subject: 'A message about MD-4801' });
    expect(mail?.headers).toMatchObject({ 'Reply-To': 'Maud@example.com' });
    expect(mail?.text).toContain('Do you glaze the foot? <b>');
    expect(mail?.html).not.toContain('<b>');
  });

  it('is one however often it is sent, also at once, until it is answered', async () => {
    await Promise.all([1, 2, 3, 4].map(() => sendMessage(aMessage('Are you open in May?'), null)));
    expect((await waiting()).filter((body) => body === 'Are you open in May?')).toHaveLength(1);
    const [message] = (await pages(false)).flat().filter(({ body }) => body === 'Are you open in May?');
    await markAnswered(message?.id ?? '', true);
    expect(await waiting()).not.toContain('Are you open in May?');
    await sendMessage(aMessage('Are you open in May?'), null);
    expect(await waiting()).toContain('Are you open in May?');
    // The same words wait already: the first stays answered.
    await markAnswered(message?.id ?? '', false);
    expect((await waiting()).filter((body) => body === 'Are you open in May?')).toHaveLength(1);
    expect((await pages(true)).flat().map(({ id }) => id)).toEqual([message?.id]);
  });

  it('stays on the desk when more came than are emailed in an hour, and in a shop without an address', async () => {
    const before = (await mails()).length;
    for (let n = 0; n < 62; n++) await sendMessage(aMessage(`Message ${n}`), null);
    expect((await mails()).length - before).toBeLessThanOrEqual(60);
    const waits = await pages(false);
    expect(waits.map(({ length }) => length)).toEqual([50, 14]);
    const inOrder = waits.flat().map(({ receivedAt }) => receivedAt);
    expect(inOrder).toEqual(inOrder.toSorted());
    expect(new Set(waits.flat().map(({ id }) => id)).size).toBe(64);
    await database().email.deleteMany();
    await saveShop({ email: '' });
    await sendMessage(aMessage('No address'), null);
    expect(await mails()).toEqual([]);
    await expect(readDeskMessages({ kind: 'nobody' }, { answered: false })).rejects.toMatchObject({
      problem: { code: 'signed_out' },
    });
    await expect(markAnswered('nobody', true)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });

  it('is listed once however many were answered at the same moment', async () => {
    await database().contactMessage.updateMany({ data: { answeredAt: new Date('2026-11-20T10:00:00Z') } });
    const answered = await pages(true);
    expect(answered.length).toBeGreaterThan(1);
    expect(new Set(answered.flat().map(({ id }) => id)).size).toBe(await database().contactMessage.count());
    expect((await readDeskMessages(merchant, { answered: true, cursor: 'nonsense' })).items).toEqual(answered[0]);
  });

  it('goes with its writer’s account', async () => {
    const { personId } = await anAccount();
    await sendMessage(aMessage('Signed in'), personId);
    await transaction((tx) => forgetPerson(tx, personId, []));
    expect(await database().contactMessage.count({ where: { body: 'Signed in' } })).toBe(0);
  });

  it('can’t name a second recipient or a header', () => {
    for (const email of ['a@example.com,b@example.com', 'a@example.com\nBcc: b@example.com', '<a@example.com>', ''])
      expect(contactSchema.safeParse({ email, body: 'Hello' }).success, email).toBe(false);
    expect(contactSchema.safeParse({ email: 'a@example.com', body: ' \n ' }).success).toBe(false);
    expect(contactSchema.parse({ email: ' a@example.com ', body: ' Hello ' })).toEqual({
      ...{ name: '', email: 'a@example.com', about: '', body: 'Hello' },
    });
  });
});
