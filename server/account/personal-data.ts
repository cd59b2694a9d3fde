import { database } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';
import { readAddressBook } from './address-book/address-book.ts';
import { readDetailsOnFile } from './details-on-file.ts';
import { readOwnSessions } from './own-sessions-view.ts';

export const accountPersonalData: PersonalData = {
  async export(personId) {
    const [onFile, addresses, signedIn] = await Promise.all([
      readDetailsOnFile(personId),
      readAddressBook(personId),
      readOwnSessions(database(), [personId]),
    ]);
    return {
      onFile,
      addresses: addresses.map(({ id: _, lines: __, ...address }) => address),
      signedInOn: (signedIn.get(personId)?.data.sessions ?? []).map(({ browser, since, usedAt }) => ({
        browser,
        since,
        usedAt,
      })),
    };
  },
  async forget(tx, { personId }) {
    const where = { personId };
    await tx.personAddress.deleteMany({ where });
    await tx.savedAddress.deleteMany({ where });
    await tx.paymentMethod.deleteMany({ where });
    await tx.$executeRaw`DELETE FROM idempotency_record WHERE scope LIKE ${`${personId} %`}`;
  },
  ofAccountsAlone: {
    payment_method: 'a card on file wants an account',
    person_address: 'details for bidding want an account',
    saved_address: 'an address book wants an account',
  },
};
