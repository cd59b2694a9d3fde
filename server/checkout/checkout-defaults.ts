import { addressSchema } from '#contract/address/address.ts';
import type { CheckoutDefaults } from '#contract/checkout/checkout.ts';
import { chosenAddress } from '#server/account/address-book/chosen-address.ts';
import { readDetailsOnFile } from '#server/account/details-on-file.ts';
import { readChoice } from '#server/bag/bag-choice.ts';
import { database } from '#server/engine/database/database.ts';
import type { PersonActor } from '#server/session/actor.ts';

/** What the form can be filled with: an address of their book (the one wanted by its id, else the first), else what is on file, else where this person's last order went, else their account. The company and its VAT number are the last order's. */
export async function readCheckoutDefaults(person: PersonActor | null, wanted?: string): Promise<CheckoutDefaults> {
  if (!person) return {};
  const { country, region, postalCode, gift } = await readChoice(database(), person.personId);
  const known = { ...(await readAddress(person, wanted)), ...(gift && { gift: 'yes' as const }) };
  if (known.country !== undefined) return known;
  return { ...known, ...(country && { country }), ...(region && { region }), ...(postalCode && { postalCode }) };
}

async function readAddress(person: PersonActor, wanted?: string): Promise<CheckoutDefaults> {
  if (person.guest) return readKnown(person);
  const { address, book } = await chosenAddress(person.personId, wanted);
  return { ...(await readKnown(person)), ...(address && { line2: '', region: '', ...address }), book };
}

async function readKnown(person: PersonActor): Promise<CheckoutDefaults> {
  const known = person.email ? { email: person.email, name: person.name } : {};
  const { address, cardLabel } = await readDetailsOnFile(person.personId);
  const card = cardLabel === null ? {} : { cardLabel };
  const last = await database().order.findFirst({
    where: { personId: person.personId, source: { not: 'api' } },
    orderBy: { number: 'desc' },
    select: { email: true, shippingAddress: true, company: true, vatNumber: true },
  });
  const { company, vatNumber, email } = last ?? {};
  const billed = { ...(company && { company }), ...(vatNumber && { vatNumber }) };
  if (address) return { ...known, ...address, ...billed, ...card };
  const before = addressSchema.safeParse(last?.shippingAddress);
  return { ...known, ...(before.success ? before.data : {}), ...(email ? { email } : {}), ...billed, ...card };
}
