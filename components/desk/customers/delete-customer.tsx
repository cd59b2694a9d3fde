'use client';

import { useRouter } from 'next/navigation';
import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';

export function DeleteCustomer({ path, openAtLoad }: { path: string; openAtLoad: boolean }) {
  const router = useRouter();
  return (
    <DeskDialog
      name="delete"
      path={path}
      opener="Delete data…"
      title="Delete this customer’s data?"
      openAtLoad={openAtLoad}
    >
      {(close) => (
        <>
          <p className="small muted">
            Their name, addresses, account and your notes are deleted for good. Invoices and the record of bids stay, as
            the law requires. It isn’t possible while an order of theirs is open.
          </p>
          <DeskForm
            action={`/api${path}/delete`}
            label="Delete for good"
            busy="Deleting…"
            done="Deleted"
            onDone={() => router.push('/desk/customers?deleted')}
            beside={
              <KeepAsIs path={path} close={close}>
                Cancel
              </KeepAsIs>
            }
          >
            <Field
              label="Type their email address"
              id="delete-email"
              name="email"
              required
              autoComplete="off"
              maxLength={254}
            />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}
