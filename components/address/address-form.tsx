'use client';

import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { SavedAddress } from '#contract/account/account.ts';
import type { CountryChoice } from '#contract/address/address.ts';
import { Note } from '../ui/note.tsx';
import { AddressFields } from './address-fields.tsx';
import { useAddressForm } from './use-address-form.ts';

interface AddressFormProps {
  /** What the form begins with; with an id it changes that one. */
  address: Partial<SavedAddress> & { countries: readonly CountryChoice[] };
  first: boolean;
  /** What a form without JavaScript came back with. */
  problem: string | null;
  field: string | null;
}

export function AddressForm({ address, first, ...start }: AddressFormProps) {
  const { submit, errors, problem, pending } = useAddressForm({ ...start, address });
  return (
    <form method="post" action="/api/account/addresses" noValidate onSubmit={submit} className="session__form">
      <Field
        name="label"
        label="Name for this address"
        hint="Such as Home"
        defaultValue={address.label}
        error={errors.label ?? null}
      />
      <AddressFields errors={errors} defaults={address} />
      <label className="cluster keep-address">
        <input type="checkbox" name="first" value="yes" defaultChecked={first} />
        Use this one first
      </label>
      {address.id && <input type="hidden" name="id" value={address.id} />}
      {problem && (
        <Note tone="attention" role="alert">
          {problem}
        </Note>
      )}
      <Button type="submit" wide busy={pending && 'Saving…'}>
        Save the address
      </Button>
    </form>
  );
}
