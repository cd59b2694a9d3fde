import type { SavedAddress } from '#contract/account/account.ts';
import type { Address } from '#contract/address/address.ts';
import type { ChosenAddress } from '#contract/checkout/checkout.ts';
import { readAddressBook } from './address-book.ts';

/** Which address of their book a form is filled with: the one that was asked for by its id, else the first; null without any. */
export async function chosenAddress(
  personId: string,
  wanted: string | undefined,
): Promise<{ address: Address | null; asked: boolean; book: ChosenAddress }> {
  const saved = await readAddressBook(personId);
  const asked = saved.find(({ id }) => id === wanted);
  const chosen = asked ?? saved[0] ?? null;
  return {
    address: chosen && withoutName(chosen),
    asked: asked !== undefined,
    book: { saved: saved.map(({ id, label }) => ({ id, label })), chosen: chosen?.id ?? null },
  };
}

const withoutName = ({ id: _, label: __, lines: ___, ...address }: SavedAddress): Address => address;
