import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aReturn } from '#server/testing/order-factories.ts';
import { aBuyer, aReview } from '#server/testing/reviews.ts';
import { askForReviews } from './ask-for-reviews.ts';
import { writeReview } from './write-review.ts';

testDatabase();

const noticesOf = (kind: string) => database().notice.findMany({ where: { kind }, include: { email: true } });

describe('buyers are asked', () => {
  const askedAbout = async (publicId: string) =>
    (await noticesOf('review_request')).filter(({ href }) => href.startsWith(`/orders/${publicId}`));
  const daysPass = () =>
    database().$executeRaw`UPDATE review_request SET delivered_at = delivered_at - interval '8 days'`;

  it('once, a week after the delivery, with a way to stop', async () => {
    const { publicId } = await aBuyer();
    await askForReviews.run();
    expect(await askedAbout(publicId)).toEqual([]);
    await daysPass();
    await Promise.all([askForReviews.run(), askForReviews.run()]);
    await askForReviews.run();
    const [asked, ...more] = await askedAbout(publicId);
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ title: 'How is your Leaf pitcher?', href: `/orders/${publicId}#reviews` });
    expect(asked?.email).toMatchObject({ recipient: 'maud.renard@example.com' });
    expect(JSON.stringify(asked?.email?.headers)).toContain('List-Unsubscribe-Post');
  });

  it('not of what was sent back or reviewed, and not by mail once they have stopped it', async () => {
    const [reviewed, returned, stopped] = [await aBuyer(), await aBuyer(), await aBuyer()];
    await writeReview(reviewed, aReview);
    await aReturn(returned.publicId);
    const { personId } = await database().order.findUniqueOrThrow({ where: { publicId: stopped.publicId } });
    await database().noticePreference.create({ data: { personId, kind: 'review_request', email: false } });
    await daysPass();
    await askForReviews.run();
    expect(await askedAbout(reviewed.publicId)).toEqual([]);
    expect(await askedAbout(returned.publicId)).toEqual([]);
    expect(await askedAbout(stopped.publicId)).toMatchObject([{ email: null }]);
  });
});
