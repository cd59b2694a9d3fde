import { database } from '#server/engine/database/database.ts';
import { testProvider } from '#server/payment/test-provider.ts';
import { cardMark } from '#server/person/mark-of.ts';
import { openAccount } from '#server/session/auth.ts';
import { demoPassword, demoPeople } from '#server/session/demo/demo-people.ts';

/** Where the demo people live, by their place in the list. */
const addresses = [
  { line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' },
  { line1: 'Lange Gasse 8', city: 'Wien', postalCode: '1080', country: 'AT' },
  { line1: 'Vesterbrogade 41', city: 'København', postalCode: '1620', country: 'DK' },
  { line1: 'Oranienstraße 120', city: 'Berlin', postalCode: '10969', country: 'DE' },
];
/** Each has a card of their own, so that all of them count as people. */
const tokens = ['tok_mastercard', 'tok_visa', 'tok_amex'] as const;

/** The demo people shown on the sign-in page, in demo mode only. They may bid: their details are on file. Those who are there stay as they are. */
export async function seedPeople(): Promise<void> {
  for (const [place, { email, name, roles }] of demoPeople.entries()) {
    const known = await database().user.findUnique({ where: { email }, select: { person: true } });
    if (known?.person) continue;
    if (!known) await openAccount({ email, name, password: demoPassword });
    // They count as people, as shoppers do who came a while ago.
    const openedAt = new Date(Date.now() - 30 * 24 * 3_600_000);
    const data = { roles: [...roles], emailVerified: true, createdAt: openedAt };
    const { id } = await database().user.update({ where: { email }, data });
    const address = addresses[place];
    const token = tokens[place] ?? 'tok_visa';
    const card = { provider: 'test', token, label: testProvider.methodName(token), cardMark: cardMark(token) };
    await database().person.create({
      data: {
        userId: id,
        kind: 'account',
        readyToBidAt: new Date(),
        ...(address ? { address: { create: { name, ...address } } } : {}),
        paymentMethod: { create: card },
      },
    });
  }
}
