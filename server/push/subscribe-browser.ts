import type { PushSubscriptionInput } from '#contract/push/push.ts';
import { transaction } from '#server/engine/database/database.ts';
import { AccessProblem } from '#server/web/problem.ts';

const mostBrowsers = 20;

/**
 * Lets us notify this person, and nobody before them, on a browser. Safe to repeat.
 * @throws AccessProblem `too_many` beyond twenty browsers
 */
export async function subscribeBrowser(personId: string, { endpoint, keys }: PushSubscriptionInput): Promise<void> {
  await transaction(async (tx) => {
    const others = await tx.pushSubscription.count({ where: { personId, endpoint: { not: endpoint } } });
    if (others >= mostBrowsers) {
      throw new AccessProblem(
        'too_many',
        'Notifications already go to twenty browsers. Turn them off on one of them first.',
      );
    }
    const known = await tx.pushSubscription.findUnique({ where: { endpoint }, select: { personId: true } });
    if (known && known.personId !== personId) await tx.pushSubscription.delete({ where: { endpoint } });
    await tx.pushSubscription.upsert({
      where: { endpoint },
      create: { personId, endpoint, ...keys },
      update: { personId, ...keys },
    });
  });
}
