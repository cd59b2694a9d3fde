import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccountTabs } from '#components/account/account-tabs.tsx';
import { AddressList } from '#components/address/address-list.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Note } from '#components/ui/note.tsx';
import { accountTopic } from '#server/account/account-view.ts';
import { readDetailsOnFile } from '#server/account/details-on-file.ts';
import { ownView } from '#server/account/own-views.ts';
import { printAddress } from '#server/address/print-address.ts';
import { signedIn } from '../signed-in.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your addresses', robots: { index: false } };

export default async function AddressesPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const { saved } = await searchParams;
  const { personId } = await signedIn('/account/addresses');
  const account = await ownView(accountTopic, personId);
  if (!account) notFound();
  const { address } = await readDetailsOnFile(personId);
  return (
    <main className="container account">
      <div>
        <h1 className="heading-large">Addresses</h1>
        <p className="muted">Checkout starts with the first. Orders on their way keep the address they have.</p>
      </div>
      <AccountTabs here="/account/addresses" />
      {saved !== undefined && <Note>Address saved.</Note>}
      <AddressList initial={account} forLots={address ? printAddress(address) : null} />
      <div className="cluster">
        <ButtonLink href="/account/addresses/edit" kind="secondary">
          Add an address
        </ButtonLink>
      </div>
    </main>
  );
}
