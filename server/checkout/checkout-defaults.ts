import { addressSchema } from '#contract/address.ts';
import type { CheckoutDefaults } from '#contract/checkout.ts';
import { readDetailsOnFile } from '#server/account/details-on-file.ts';
import { database } from '#server/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';

/** What the form can be filled with: what is on file, else where this person's last order went, else their account. */
export async function readCheckoutDefaults(person: PersonActor | null): Promise<CheckoutDefaults> {
  if (!person) return {};
  const known = person.email ? { email: person.email, name: person.name } : {};
  const { address, cardLabel } = await readDetailsOnFile(person.personId);
  const card = cardLabel === null ? {} : { cardLabel };
  if (address) return { ...known, ...address, ...card };
  const last = await database().order.findFirst({
    where: { personId: person.personId, source: { not: 'api' } },
    orderBy: { number: 'desc' },
    select: { email: true, shippingAddress: true },
  });
  const before = addressSchema.safeParse(last?.shippingAddress);
  return { ...known, ...(before.success ? before.data : {}), ...(last?.email ? { email: last.email } : {}), ...card };
}
