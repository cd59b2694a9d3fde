import type { AccountState, SignedInOn } from '#contract/account.ts';
import { database } from '#server/database/database.ts';
import { browserName } from '#server/session/browser-name.ts';
import { isPlaceholder } from '#server/session/claim-address.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';

export async function readAccountState(personId: string): Promise<AccountState> {
  const user = await database().user.findFirstOrThrow({
    where: { person: { id: personId } },
    include: { accounts: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } } },
  });
  const { email, claimedEmail } = user;
  return {
    userId: user.id,
    address: isPlaceholder(email) ? null : email,
    claimed: claimedEmail,
    confirmed: !isPlaceholder(email) && claimedEmail !== email,
    demo: isDemoAddress(email),
    merchant: user.role === 'merchant',
    codes: user.twoFactorEnabled === true,
    password: user.accounts.length > 0,
  };
}

export async function readSessions(userId: string, sessionId: string): Promise<SignedInOn[]> {
  const sessions = await database().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: 'desc' },
    take: 50,
  });
  const shown = sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    browser: browserName(userAgent),
    here: id === sessionId,
    since: createdAt.toISOString(),
    usedAt: updatedAt.toISOString(),
  }));
  return shown.sort((one, other) => Number(other.here) - Number(one.here));
}
