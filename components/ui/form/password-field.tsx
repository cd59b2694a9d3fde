'use client';

import { useId, useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { Field, type FieldProps } from './field.tsx';

export function PasswordField(props: FieldProps) {
  const [shown, setShown] = useState(false);
  const hydrated = useHydrated();
  const made = useId();
  const id = props.id ?? made;
  return (
    <div className="password-field">
      <Field {...props} id={id} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      {hydrated && (
        <button
          type="button"
          className="button button--quiet button--small password-field__show"
          aria-controls={id}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
          <span className="visually-hidden">{props.label.toLowerCase()}</span>
        </button>
      )}
    </div>
  );
}
