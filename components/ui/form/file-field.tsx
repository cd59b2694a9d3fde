'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { FieldError } from './field.tsx';

export interface FileFieldProps {
  id: string;
  name: string;
  label: string;
  choose: string;
  hint?: ReactNode;
  error?: string | null;
  multiple?: boolean;
  required?: boolean;
  capture?: 'environment';
  /** Pictures, unless said otherwise. */
  accept?: string;
}

const pictures = 'image/jpeg,image/png,image/webp,image/heic';

/** Files to send: our own control over the browser's, which stays for keyboards and without JavaScript. */
export function FileField({ id, label, choose, hint, error, accept = pictures, ...input }: FileFieldProps) {
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  useEffect(() => {
    // A form that was sent empties its fields without an event of theirs.
    const form = field.current?.form;
    const empty = () => setChosen([]);
    form?.addEventListener('reset', empty);
    return () => form?.removeEventListener('reset', empty);
  }, []);
  const about = error || hint ? `${id}-about` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className={hydrated ? 'file-field' : undefined}>
        <input
          {...input}
          ref={field}
          id={id}
          type="file"
          className={hydrated ? undefined : 'input'}
          accept={accept}
          aria-invalid={error ? true : undefined}
          aria-describedby={about}
          onChange={(event) => setChosen([...(event.currentTarget.files ?? [])].map((file) => file.name))}
        />
        {hydrated && (
          <>
            <span className="button button--secondary button--small" aria-hidden="true">
              {choose}
            </span>
            <span className="small muted" aria-hidden="true">
              {chosen.length > 0 ? chosen.join(', ') : 'None chosen'}
            </span>
          </>
        )}
      </span>
      {error ? (
        <FieldError id={about}>{error}</FieldError>
      ) : (
        hint && (
          <span className="field__hint" id={about}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}
