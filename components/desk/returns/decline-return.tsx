'use client';

import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { ReturnView } from '#contract/return/return.ts';

interface Props {
  back: ReturnView;
  action: string;
  path: string;
  openAtLoad: boolean;
}

export function DeclineReturn({ back: { number }, action, path, openAtLoad }: Props) {
  return (
    <DeskDialog
      name={`decline-${number}`}
      path={path}
      opener="Decline"
      title={`Decline ${number}`}
      openAtLoad={openAtLoad}
    >
      {(close) => (
        <DeskForm
          action={`${action}/decline`}
          label="Decline the return"
          busy="Declining…"
          done={`Return ${number} is declined`}
          onDone={close}
          beside={
            <KeepAsIs path={path} close={close}>
              Not yet
            </KeepAsIs>
          }
        >
          <Field
            label="Reason (shown to the customer)"
            id={`answer-${number}`}
            name="answer"
            required
            maxLength={500}
          />
        </DeskForm>
      )}
    </DeskDialog>
  );
}
