/**
 * An account that was opened with an address and never confirmed becomes the reader's own who signs in with that address by
 * mail. Whoever opened it may be a stranger who waits for that, so nothing of theirs opens or leads it from then on: password,
 * codes, passkeys, sessions, the card, addresses, browsers and shared links end (as better-auth does with unproven access). Who
 * is signed in to it in this very browser has confirmed it, and keeps them.
 */
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { forgetCard } from '#server/payment/offered-providers.ts';
import { actorOf } from '#server/session/actor.ts';
import { claimsInOrder } from '#server/session/address/accounts-at.ts';
import { securityLog } from '#server/web/security-log.ts';

interface Claim {
  userId: string;
  personId: string | null;
}

/**
 * For whoever has proven that they read the mail of an address. Without effect where it has an account, or nobody claims
 * it. Safe to repeat.
 */
export async function takeOverClaim(address: string, headers: Headers): Promise<void> {
  const actor = await actorOf(headers);
  const here = actor.kind === 'person' ? actor.personId : null;
  const taken = await transaction(async (tx) => {
    // One address is confirmed by one account at a time.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`address ${address}`}, 0))`;
    const claim = await claimOf(tx, address, here);
    if (!claim) return null;
    const isHere = claim.personId !== null && claim.personId === here;
    if (!isHere) await endWhatWasUnproven(tx, claim);
    await tx.user.update({
      where: { id: claim.userId },
      data: { email: address, emailVerified: true, claimedEmail: null, ...(isHere ? {} : { twoFactorEnabled: false }) },
    });
    if (!isHere) await tx.email.create({ data: { recipient: address, ...accountIsYours() } });
    return claim;
  });
  if (taken)
    securityLog('account.changed', { personId: taken.personId ?? undefined, what: 'address confirmed by mail' });
}

/**
 * The account of this browser, or else the first of the claims (`claimsInOrder`). One that has bid stays with whoever bid: a
 * stranger's bids bind nobody else.
 */
async function claimOf(tx: Tx, address: string, here: string | null): Promise<Claim | null> {
  const [claim] = await tx.$queryRaw<Claim[]>`
    SELECT "user".id AS "userId", person.id AS "personId"
    FROM "user" LEFT JOIN person ON person.user_id = "user".id
    WHERE "user".claimed_email = ${address} AND "user".email LIKE '%@unconfirmed.invalid'
      AND NOT EXISTS (SELECT FROM "user" AS owner WHERE owner.email = ${address})
      AND (person.id = ${here} OR NOT EXISTS (SELECT FROM lot_bidder WHERE lot_bidder.person_id = person.id))
    ORDER BY person.id = ${here} DESC NULLS LAST, ${claimsInOrder} LIMIT 1`;
  return claim ?? null;
}

async function endWhatWasUnproven(tx: Tx, { userId, personId }: Claim): Promise<void> {
  const where = { userId };
  await tx.session.deleteMany({ where });
  await tx.account.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.twoFactor.deleteMany({ where });
  if (personId === null) return;
  const theirs = { where: { personId } };
  const card = await tx.paymentMethod.findUnique(theirs);
  if (card) await forgetCard(tx, card);
  await tx.paymentMethod.deleteMany(theirs);
  await tx.savedAddress.deleteMany(theirs);
  await tx.pushSubscription.deleteMany(theirs);
  await tx.wishList.deleteMany(theirs);
  await tx.person.update({ where: { id: personId }, data: { readyToBidAt: null } });
}

const accountIsYours = () =>
  letter({
    title: 'The account with your address is yours now',
    body: 'Someone had opened an account with this address without confirming it. It’s now yours, with its orders and bag. Its password, passkeys, saved addresses and card were removed, because we can’t know who entered them. If you want a password, choose a new one.',
    action: { label: 'Choose a password', link: `${shopUrl()}/forgotten-password` },
    why: 'You’re getting this because you signed in to the shop with this address.',
  });
