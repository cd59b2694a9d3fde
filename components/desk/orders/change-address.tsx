'use client';

import { AddressFields } from '#components/address/address-fields.tsx';
import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { countryName } from '#domain/address/country-name.ts';
import type { OrderActionProps } from './cancel-order.tsx';

/** Delivery and tax depend on the country, so that stays. */
export function ChangeAddress({ order, path, openAtLoad }: OrderActionProps) {
  const { number, shippingAddress, email } = order;
  if (!shippingAddress) return null;
  const { country } = shippingAddress;
  return (
    <DeskDialog
      name="address"
      path={path}
      opener="Change address"
      title={`Delivery address of ${number}`}
      openAtLoad={openAtLoad}
    >
      {(close) => (
        <>
          <p className="small muted">
            The country, and what delivery and VAT cost, have to stay the same.{' '}
            {email ? 'We’ll tell the customer the new address.' : 'The customer gave no email: tell them yourself.'}
          </p>
          <DeskForm
            action={`/api${path}/address`}
            label="Change address"
            busy="Saving…"
            done={`Delivery address of ${number} saved`}
            onDone={close}
            beside={
              <KeepAsIs path={path} close={close}>
                Keep the address
              </KeepAsIs>
            }
          >
            <AddressFields
              errors={{}}
              defaults={{ ...shippingAddress, countries: [[country, countryName(country)]] }}
            />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}
