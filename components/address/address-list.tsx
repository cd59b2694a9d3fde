'use client';

import type { ReactNode } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import type { SavedAddress } from '#contract/account/account.ts';
import type { View } from '#contract/wire/views.ts';
import './address-book.css';

interface AddressListProps {
  initial: View<'my-account'>;
  /** Where lots they win go; null: they haven't said. */
  forLots: readonly string[] | null;
}

/** The address book, as it is now: another tab may have changed it. And the address of the bidding details. */
export function AddressList({ initial, forLots }: AddressListProps) {
  const { addresses } = useView(initial.topic, initial)?.data ?? initial.data;
  if (addresses.length === 0 && !forLots) {
    return <p className="muted">None yet. Add one, and checkout will fill it in for you.</p>;
  }
  return (
    <ul className="address-book">
      {addresses.map((address, place) => (
        <Saved key={address.id} address={address} first={place === 0} />
      ))}
      {forLots && (
        <Entry name="For lots you win" lines={forLots}>
          <ButtonLink
            href="/account/bidding?next=/account/addresses"
            kind="quiet"
            small
            aria-label="Change the address for lots"
          >
            Change
          </ButtonLink>
        </Entry>
      )}
    </ul>
  );
}

function Saved({ address: { id, label, lines }, first }: { address: SavedAddress; first: boolean }) {
  return (
    <Entry name={first ? `${label} (default)` : label} lines={lines}>
      {!first && <Press action="/api/account/addresses/first" id={id} words="Make default" label={label} />}
      <ButtonLink href={`/account/addresses/edit?id=${id}`} kind="quiet" small aria-label={`Change ${label}`}>
        Change
      </ButtonLink>
      <Press action="/api/account/addresses/remove" id={id} words="Delete" label={label} />
    </Entry>
  );
}

interface EntryProps {
  name: string;
  /** The address as on an envelope. */
  lines: readonly string[];
  /** What can be done with it. */
  children: ReactNode;
}

const Entry = ({ name, lines, children }: EntryProps) => (
  <li className="address-book__entry">
    <h2 className="heading-small">{name}</h2>
    <address className="address-book__lines">{lines.join('\n')}</address>
    <div className="cluster">{children}</div>
  </li>
);

const Press = ({ action, id, words, label }: { action: string; id: string; words: string; label: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="id" value={id} />
    <Button type="submit" kind="quiet" small aria-label={`${words}: ${label}`}>
      {words}
    </Button>
  </form>
);
