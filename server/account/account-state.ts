import type { AccountState } from '#contract/account/account.ts';
import { database } from '#server/engine/database/database.ts';
import { isPlaceholder } from '#server/session/address/claim-address.ts';
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
    staff: user.roles.length > 0,
    codes: user.twoFactorEnabled === true,
    password: user.accounts.length > 0,
  };
}
