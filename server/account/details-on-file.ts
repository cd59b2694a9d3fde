import { type Address, addressSchema } from '#contract/address/address.ts';
import { database } from '#server/engine/database/database.ts';
import { shopProvider } from '#server/payment/offered-providers.ts';

export interface DetailsOnFile {
  address: Address | null;
  /** "Test card ending 4242". */
  cardLabel: string | null;
}

export async function readDetailsOnFile(personId: string): Promise<DetailsOnFile> {
  const person = await database().person.findUnique({
    where: { id: personId },
    select: { address: true, paymentMethod: { select: { provider: true, label: true } } },
  });
  const card = person?.paymentMethod;
  const { line2, region, ...stored } = person?.address ?? {};
  const address = addressSchema.safeParse({ ...stored, ...(line2 ? { line2 } : {}), ...(region ? { region } : {}) });
  return {
    address: address.success ? address.data : null,
    cardLabel: card?.provider === shopProvider() ? card.label : null,
  };
}
