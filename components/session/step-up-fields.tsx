'use client';

import { useId, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { StepUpWay } from '#contract/session/step-up.ts';
import './step-up-fields.css';

export interface StepUpFieldsProps {
  publicId: string;
  way: StepUpWay;
  codeSent: boolean;
  errors: Readonly<Record<string, string>>;
}

/** The fields stand inside a form; without JavaScript the button that mails a code sends that form elsewhere. */
export function StepUpFields({ publicId, way, codeSent, errors }: StepUpFieldsProps) {
  const path = `/api/orders/${publicId}/step-up`;
  // A page has these fields in several forms.
  const id = useId();
  const hydrated = useHydrated();
  const { send, pending } = useCommand(path);
  const [said, setSaid] = useState(codeSent ? 'A code is on its way to the email address of this order.' : '');
  if (way === 'none') return null;
  async function mail() {
    const answer = await send({});
    const words = answer.ok ? 'A code is on its way to the email address of this order.' : answer.problem.message;
    setSaid(words);
    announce(words);
  }
  return (
    <div className="step-up">
      {way === 'password' && (
        <Field
          label="Your password"
          name="password"
          id={`password-${id}`}
          type="password"
          autoComplete="current-password"
          error={errors.password ?? null}
          hint="You signed in a while ago, so please confirm it’s you."
        />
      )}
      <Field
        label={way === 'password' ? 'Or a code by email' : 'Code from our email'}
        name="code"
        id={`code-${id}`}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        error={errors.code ?? null}
        hint={said || 'Six digits, sent to the email address of this order.'}
      />
      <Button
        // Enter in a field presses a form's first button that submits it.
        type={hydrated ? 'button' : 'submit'}
        kind="secondary"
        small
        formAction={path}
        formNoValidate
        busy={pending && 'Sending…'}
        onClick={(event) => {
          event.preventDefault();
          void mail();
        }}
      >
        Email me a code
      </Button>
    </div>
  );
}
