'use client';

import type { FormEvent } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import type { NoticeKind } from '#contract/notice/notice.ts';

interface OptionalEmailsProps {
  /** Those that may be turned off. */
  kinds: readonly NoticeKind[];
  email: readonly NoticeKind[];
  address: string;
  pending: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** All emails that may be turned off, with one press. What reaches browsers stays as it is. */
export function OptionalEmails({ kinds, email, address, pending, onSubmit }: OptionalEmailsProps) {
  const on = kinds.filter((kind) => email.includes(kind)).length;
  const total = kinds.length;
  const state =
    on === 0
      ? `Off. ${address} gets only emails about your money and anything you need to pay.`
      : on === total
        ? `All on. They go to ${address}.`
        : `${on} of ${total} on. These emails go to ${address}.`;
  return (
    <form method="post" action="/api/account/notices/preferences" onSubmit={onSubmit} className="notice-way">
      <h3 className="heading-small">Optional emails</h3>
      <p className="small muted tabular">{state}</p>
      {/* A kind that isn't named is turned off. */}
      {on === 0 && kinds.map((kind) => <input key={kind} type="hidden" name={kind} value="on" />)}
      <Button type="submit" kind="secondary" small busy={pending && 'Saving…'}>
        {on === 0 ? 'Turn all on' : 'Turn all off'}
      </Button>
    </form>
  );
}
