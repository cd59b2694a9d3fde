'use client';

import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Note } from '../../ui/note.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { usePasskey } from './use-passkey.ts';

/** @param suggested a name to begin with: the browser that this is */
export function AddPasskey({ suggested }: { suggested: string }) {
  const { offered, pending, problem, press } = usePasskey({
    begin: '/api/account/passkeys/begin',
    finish: '/api/account/passkeys',
    kind: 'make',
  });
  if (!offered) return <Impossible />;
  return (
    <form
      className="session__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void press({ name: String(new FormData(event.currentTarget).get('name')) });
      }}
    >
      {problem && (
        <Note tone="attention" role="alert">
          {problem}
        </Note>
      )}
      <Field
        name="name"
        label="Name for this passkey"
        defaultValue={suggested}
        maxLength={60}
        autoComplete="off"
        hint="So you can recognise it, for example “My phone”."
      />
      <Button type="submit" busy={pending && 'Asking…'}>
        Add a passkey
      </Button>
    </form>
  );
}

function Impossible() {
  const hydrated = useHydrated();
  return hydrated ? (
    <p className="muted">This browser can’t add passkeys. Another one on this device may.</p>
  ) : (
    <noscript>
      <p className="muted">Adding a passkey needs JavaScript: your browser asks your device for it.</p>
    </noscript>
  );
}
