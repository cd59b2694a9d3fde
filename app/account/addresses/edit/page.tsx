import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { AddressForm } from '#components/address/address-form.tsx';
import { readAddressBook } from '#server/account/address-book/address-book.ts';
import { readCountriesToChoose } from '#server/tariff/countries-to-choose.ts';
import { typedOn } from '../../../typed.ts';
import { signedIn } from '../../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'An address', robots: { index: false } };

export default async function EditAddressPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const query = await searchParams;
  const { id, problem = null, field = null } = query;
  const { personId, name } = await signedIn('/account/addresses');
  const book = await readAddressBook(personId);
  const known = book.find((address) => address.id === id);
  if (id !== undefined && !known) notFound();
  return (
    <AccountFrame title={known ? `Change ${known.label}` : 'Add an address'}>
      <AddressForm
        address={{ ...(known ?? { name }), ...(await typedOn(query)), countries: await readCountriesToChoose() }}
        first={book.length === 0 || book[0]?.id === id}
        problem={problem}
        field={field}
      />
    </AccountFrame>
  );
}
