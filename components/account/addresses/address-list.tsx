'use client';

import { useView } from '#components/live/view/use-view.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import type { SavedAddress } from '#contract/account/account.ts';
import type { View } from '#contract/wire/views.ts';

/** The address book, as it is now: another tab may have changed it. */
export function AddressList({ initial }: { initial: View<'my-account'> }) {
  const { addresses } = useView(initial.topic, initial)?.data ?? initial.data;
  if (addresses.length === 0) return <p className="mute">No delivery address yet.</p>;
  return (
    <ul className="set-rows">
      {addresses.map((address, place) => (
        <Row key={address.id} address={address} first={place === 0} />
      ))}
    </ul>
  );
}

function Row({ address, first }: { address: SavedAddress; first: boolean }) {
  const { id, label } = address;
  return (
    <li className="set-row-wide">
      <span>
        <b className="med">{first ? `${label}, used first` : label}</b>
        <span className="small mute">{address.lines.join(', ')}</span>
      </span>
      <span className="row">
        {!first && <Press action="/api/account/addresses/first" id={id} words="Use first" label={label} />}
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
