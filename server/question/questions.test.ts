import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mostOpenQuestions } from '#contract/question/limits.ts';
import { askQuestionSchema } from '#contract/question/question.ts';
import { exportAccount } from '#server/account/export-account.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { forgetOld } from '#server/retention/forget-old.ts';
import { readReviews } from '#server/review/reviews-view.ts';
import { mailReference } from '#server/session/mail-reference.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { askAsGuest } from './ask-as-guest.ts';
import { askQuestion } from './ask-question.ts';
import { decideQuestion } from './decide-question.ts';
import { readOwnQuestions } from './own-questions.ts';
import { actByLink, readQuestionByLink } from './question-by-link.ts';
import { questionKey, readQuestionKey } from './question-link.ts';
import { questionRoutes } from './question-routes.ts';
import { withdrawQuestion } from './withdraw-question.ts';

testDatabase();

const by = 'desk:someone';
const body = 'Would it survive a gas flame?';
const anAddress = () => `${randomUUID()}@example.test`;
const mailsTo = (recipient: string) =>
  database().email.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });
const only = async (productId: string) => database().question.findFirstOrThrow({ where: { productId } });
const asGuest = (slug: string, email: string, address = '192.0.2.7') => askAsGuest({ slug, body, email }, address);

async function anAsked() {
  const piece = await aProduct({ title: 'Leaf pitcher' });
  const { personId } = await anAccount();
  await askQuestion({ personId, email: null, confirmed: true }, { slug: piece.slug, body });
  const { id } = await only(piece.productId);
  return { ...piece, personId, id };
}
const answer = (id: string, seenVersion = 1, words = 'No. Warm the milk first.') =>
  decideQuestion(id, { decision: 'show', answer: words, seenVersion }, by);

describe('a question of somebody who is signed in', () => {
  it('waits until it is answered, then stands on the page, and whoever asked is told', async () => {
    const { id, productId, personId, slug } = await anAsked();
    expect((await readReviews(productId))?.data.questions.count).toBe(0);
    expect(await answer(id)).toMatchObject({ ok: true });
    expect((await readReviews(productId))?.data.questions).toEqual({
      count: 1,
      newest: [{ id, body, answer: 'No. Warm the milk first.', answeredAt: expect.stringMatching(/Z$/) }],
    });
    const [told] = await database().notice.findMany({ where: { personId }, include: { email: true } });
    expect(told).toMatchObject({
      title: 'Your question about Leaf pitcher is answered',
      body: `You asked: ${body}\nNo. Warm the milk first.`,
      href: `/products/${slug}#questions`,
    });
    expect(told?.email).not.toBeNull();
  });

  it('is one question, however often the button is pressed', async () => {
    const { slug, personId, productId } = await anAsked();
    const again = () => askQuestion({ personId, email: null, confirmed: true }, { slug, body });
    await Promise.all([again(), again()]);
    expect(await database().question.count({ where: { productId } })).toBe(1);
  });

  it(`is one of ${mostOpenQuestions} that wait, at most, however many are asked at once`, async () => {
    const { slug } = await aProduct();
    const { personId } = await anAccount();
    const tries = await Promise.all(
      Array.from({ length: mostOpenQuestions + 3 }, (_, count) =>
        askQuestion({ personId, email: null, confirmed: true }, { slug, body: `Question ${count}` }),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(mostOpenQuestions);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'question_limit' } });
  });

  it('can be withdrawn by them alone', async () => {
    const { id, productId, personId } = await anAsked();
    await answer(id);
    expect(await withdrawQuestion(id, (await anAccount()).personId)).toBe(false);
    expect((await readOwnQuestions(personId)).map(({ state }) => state)).toEqual(['shown']);
    expect(await withdrawQuestion(id, personId)).toBe(true);
    expect((await readReviews(productId))?.data.questions).toEqual({ count: 0, newest: [] });
  });
});

describe('a guest’s question', () => {
  it('is seen by nobody before its address is confirmed; the answer goes there once, and the address goes', async () => {
    const { slug, productId } = await aProduct({ title: 'Leaf pitcher' });
    const email = anAddress();
    await database().change.deleteMany();
    expect(await asGuest(slug, email)).toEqual({ ok: true, value: null });
    const { id } = await only(productId);
    expect((await database().change.findMany()).map(({ topic }) => topic)).not.toContain('desk-reviews');
    await expect(answer(id)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    const text = (await mailsTo(email))[0]?.text;
    expect(text).toContain(questionKey(id));
    // Anybody can type anybody’s address.
    expect(text).not.toContain(body);

    expect(await readQuestionByLink(questionKey(id))).toMatchObject({ state: 'unconfirmed', piece: 'Leaf pitcher' });
    expect(await actByLink(questionKey(id), 'confirm')).toMatchObject({ ok: true });
    expect(await actByLink(questionKey(id), 'confirm')).toMatchObject({ ok: true });
    await answer(id, (await only(productId)).version);
    const [, told, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(told?.subject).toBe('Your question about Leaf pitcher is answered');
    expect(await only(productId)).toMatchObject({ state: 'shown', email: null });
    await answer(id, (await only(productId)).version, 'No, never.');
    expect(await mailsTo(email)).toHaveLength(2);
    expect((await readReviews(productId))?.data.questions.newest).toMatchObject([{ answer: 'No, never.' }]);

    expect(await actByLink(questionKey(id), 'withdraw')).toMatchObject({ ok: true });
    expect(await readQuestionByLink(questionKey(id))).toBeNull();
  });

  it('says nothing of whether an address is known, and floods nobody', async () => {
    const { slug } = await aProduct();
    const email = anAddress();
    for (let count = 0; count < mostOpenQuestions + 2; count++) {
      const asked = await askAsGuest({ slug, body: `Question ${count}`, email }, `198.51.100.${count}`);
      expect(asked).toEqual({ ok: true, value: null });
    }
    expect(await mailsTo(email)).toHaveLength(3);
    expect(await database().question.count({ where: { person: { reference: mailReference(email) } } })).toBe(
      mostOpenQuestions,
    );
  });

  it('is refused once too many came from one network address', async () => {
    const { slug } = await aProduct();
    const tries = Array.from({ length: 31 }, () => asGuest(slug, anAddress(), '203.0.113.9'));
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { problem: { code: 'too_many' } } }]);
  });

  it('is opened by its own key alone', async () => {
    const { id } = await anAsked();
    expect(readQuestionKey(questionKey(id))).toBe(id);
    for (const key of ['', id, `${id}.`, `${id}.AAAA`, questionKey('other').replace('other', id)]) {
      expect(readQuestionKey(key)).toBeNull();
      expect(await actByLink(key, 'withdraw')).toMatchObject({ ok: false, refusal: { code: 'link_ended' } });
    }
  });
});

describe('at the desk', () => {
  it('a question that is refused is on no page, and whoever asked reads why', async () => {
    const { id, productId, personId } = await anAsked();
    await decideQuestion(id, { decision: 'refuse', reason: 'Your parcel is on its way.', seenVersion: 1 }, by);
    expect((await readReviews(productId))?.data.questions.count).toBe(0);
    expect((await database().notice.findFirst({ where: { personId } }))?.body).toContain('Your parcel is on its way.');
  });

  it('of two who answer at once the second is told', async () => {
    const { id } = await anAsked();
    const tries = await Promise.all([answer(id, 1, 'One.'), answer(id, 1, 'Two.')]);
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'text_changed' } });
  });
});

describe('what is sent', () => {
  const POST = handlerOf(questionRoutes, 'POST /questions');
  const post = (fields: object) =>
    POST(
      new Request('http://shop.test/api/questions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-client-address': '192.0.2.44' },
        body: JSON.stringify(fields),
      }),
    );

  it('is a question about a published piece, with an address of whoever isn’t signed in', async () => {
    const { slug, productId } = await aProduct();
    expect(await (await post({ slug, body })).json()).toMatchObject({ code: 'invalid', field: 'email' });
    expect((await post({ slug: 'no-such-piece', body, email: anAddress() })).status).toBe(404);
    await database().product.update({ where: { slug }, data: { status: 'draft' } });
    expect((await post({ slug, body, email: anAddress() })).status).toBe(404);
    expect(await database().question.count({ where: { productId } })).toBe(0);
  });

  it('is text: HTML stays what was typed, endless words are refused', () => {
    const read = (words: string) => askQuestionSchema.safeParse({ slug: 'a', body: words });
    expect(read('<script>alert(1)</script>').data?.body).toBe('<script>alert(1)</script>');
    for (const words of ['', ' \n ', 'a'.repeat(501), 'a'.repeat(1_000_000), 'a\0b']) {
      expect(read(words).success).toBe(false);
    }
  });
});

describe('nobody’s words are kept for longer than they want', () => {
  it('they are in what an account exports, and go with it', async () => {
    const { personId, productId, id } = await anAsked();
    await answer(id);
    expect(JSON.stringify(await exportAccount(shopper(personId)))).toContain(body);
    await transaction((tx) => forgetPerson(tx, personId, []));
    expect(await database().question.count({ where: { productId } })).toBe(0);
    expect((await readReviews(productId))?.data.questions.count).toBe(0);
  });

  it('unconfirmed ones go after two days; who asked, a month after the answer', async () => {
    const { slug, productId } = await aProduct();
    const other = await aProduct();
    const [email, unconfirmed] = [anAddress(), anAddress()];
    await asGuest(slug, email);
    await asGuest(other.slug, unconfirmed);
    const { id } = await only(productId);
    await actByLink(questionKey(id), 'confirm');
    await answer(id, 2);
    await forgetOld();
    expect(await database().question.count({ where: { productId: other.productId } })).toBe(1);
    await database().question.updateMany({
      where: { productId: other.productId },
      data: { askedAt: new Date(Date.now() - 3 * 86_400_000) },
    });
    await database().question.updateMany({
      where: { id },
      data: { decidedAt: new Date(Date.now() - 31 * 86_400_000) },
    });
    await forgetOld();
    expect(await database().question.count({ where: { productId: other.productId } })).toBe(0);
    expect(await only(productId)).toMatchObject({ state: 'shown', personId: null });
    for (const address of [email, unconfirmed]) {
      expect(await database().person.count({ where: { reference: mailReference(address) } })).toBe(0);
    }
  });
});
