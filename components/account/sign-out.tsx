'use client';

import { forgetOnePresses } from '#components/auction/bid/one-press/one-press-store.ts';
import { Button } from '#components/ui/form/button.tsx';
import { useSessionForm } from '../session/use-session-form.ts';

export function SignOut() {
  const { submit, pending } = useSessionForm({ message: null, fields: {} });
  return (
    <form
      method="post"
      action="/api/session/sign-out"
      onSubmit={(event) => {
        forgetOnePresses();
        void submit(event);
      }}
    >
      <Button type="submit" kind="secondary" small busy={pending && 'Signing out…'}>
        Sign out
      </Button>
    </form>
  );
}
