import { database } from '#server/database/database.ts';
import { auth } from '#server/session/auth.ts';
import { demoPassword, demoPeople } from '#server/session/demo-people.ts';

/** The demo people shown on the sign-in page, in demo mode only. */
export async function seedPeople(): Promise<void> {
  for (const { email, name, role } of demoPeople) {
    await auth().api.signUpEmail({ body: { email, name, password: demoPassword } });
    const { id } = await database().user.update({ where: { email }, data: { role } });
    await database().person.create({ data: { userId: id, kind: 'account', readyToBidAt: new Date() } });
  }
}
