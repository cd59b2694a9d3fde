import { database } from '#server/database/database.ts';
import { openAccount } from '#server/session/auth.ts';
import { demoPassword, demoPeople } from '#server/session/demo/demo-people.ts';

/** Where the demo people live, by their place in the list. */
const addresses = [
  { line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' },
  { line1: 'Lange Gasse 8', city: 'Wien', postalCode: '1080', country: 'AT' },
  { line1: 'Vesterbrogade 41', city: 'København', postalCode: '1620', country: 'DK' },
  { line1: 'Oranienstraße 120', city: 'Berlin', postalCode: '10969', country: 'DE' },
];
const card = { provider: 'test', token: 'tok_visa', label: 'Test card ending 4242' };

/** The demo people shown on the sign-in page, in demo mode only. They may bid: their details are on file. Those who are there stay as they are. */
export async function seedPeople(): Promise<void> {
  for (const [place, { email, name, role }] of demoPeople.entries()) {
    const known = await database().user.findUnique({ where: { email }, select: { person: true } });
    if (known?.person) continue;
    if (!known) await openAccount({ email, name, password: demoPassword });
    const { id } = await database().user.update({ where: { email }, data: { role } });
    const address = addresses[place];
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
