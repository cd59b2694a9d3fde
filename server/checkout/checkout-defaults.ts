import { addressSchema, type CheckoutDefaults } from '#contract/order.ts';
import { database } from '#server/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';

/** What the form can be filled with: where this person's last order went, else what their account says. */
export async function readCheckoutDefaults(person: PersonActor | null): Promise<CheckoutDefaults> {
  if (!person) return {};
  const known = person.email ? { email: person.email, name: person.name } : {};
  const last = await database().order.findFirst({
    where: { personId: person.personId, source: { not: 'api' } },
    orderBy: { number: 'desc' },
    select: { email: true, shippingAddress: true },
  });
  const address = addressSchema.safeParse(last?.shippingAddress);
  return { ...known, ...(address.success ? address.data : {}), ...(last?.email ? { email: last.email } : {}) };
}
