'use client';

import { useView } from '#components/live/view/use-view.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import type { SavedAddress } from '#contract/account/account.ts';
import type { View } from '#contract/wire/views.ts';

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
    <ul className="settings-list">
      {addresses.map((address, place) => (
        <Row key={address.id} address={address} first={place === 0} />
      ))}
      {forLots && (
        <li className="settings-list__wide">
          <span>
            <b className="medium">For lots you win</b>
            <span className="small muted">{forLots.join(', ')}</span>
          </span>
          <ButtonLink
            href="/account/bidding?next=/account/addresses"
            kind="quiet"
            small
            aria-label="Change the address for lots"
          >
            Change
          </ButtonLink>
        </li>
      )}
    </ul>
  );
}

function Row({ address, first }: { address: SavedAddress; first: boolean }) {
  const { id, label } = address;
  return (
    <li className="settings-list__wide">
      <span>
        <b className="medium">{first ? `${label} (default)` : label}</b>
        <span className="small muted">{address.lines.join(', ')}</span>
      </span>
      <span className="cluster">
        {!first && <Press action="/api/account/addresses/first" id={id} words="Make default" label={label} />}
        <ButtonLink href={`/account/addresses/edit?id=${id}`} kind="quiet" small aria-label={`Change ${label}`}>
          Change
        </ButtonLink>
        <Press action="/api/account/addresses/remove" id={id} words="Delete" label={label} />
      </span>
    </li>
  );
}

const Press = ({ action, id, words, label }: { action: string; id: string; words: string; label: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="id" value={id} />
    <Button type="submit" kind="quiet" small aria-label={`${words}: ${label}`}>
      {words}
    </Button>
  </form>
);
