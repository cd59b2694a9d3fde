'use client';

import { useRouter } from 'next/navigation';
import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';

export function BlockCustomer({ path, openAtLoad }: { path: string; openAtLoad: boolean }) {
  const router = useRouter();
  return (
    <DeskDialog name="block" path={path} opener="Block…" title="Block this customer?" openAtLoad={openAtLoad}>
      {(close) => (
        <>
          <p className="small muted">
            They won’t be able to place orders or bid, and we’ll tell them so if they try. Orders they have placed and
            lots they have won stay. You can unblock them at any time.
          </p>
          <DeskForm
            action={`/api${path}/block`}
            label="Block"
            busy="Blocking…"
            done="Blocked"
            onDone={() => {
              close();
              router.refresh();
            }}
            beside={
              <KeepAsIs path={path} close={close}>
                Cancel
              </KeepAsIs>
            }
          >
            <Field label="Reason (only your team sees it)" id="block-reason" name="reason" required maxLength={500} />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}

export function UnblockCustomer({ path }: { path: string }) {
  const router = useRouter();
  return (
    <DeskForm
      action={`/api${path}/unblock`}
      label="Unblock"
      busy="Unblocking…"
      done="Unblocked"
      kind="secondary"
      onDone={() => router.refresh()}
    />
  );
}
