'use client';

import { AskForm } from '#components/alert/ask-form.tsx';
import { useOwnAlert, useStop } from '#components/alert/use-alerts.ts';
import { useView } from '#components/live/view/use-view.ts';
import { Note } from '#components/ui/note.tsx';
import { topicOf } from '#contract/topics.ts';

const subject = { kind: 'opening' } as const;

/** Asks to be told once, when the shop opens. */
export function TellWhenOpen() {
  const own = useOwnAlert(subject);
  const signedIn = useView<'my-account'>(topicOf.myAccount)?.data.signedIn ?? false;
  const { stop, pending } = useStop();
  if (own)
    return (
      <Note>
        <b className="bold">We’ll email you once, when you can buy.</b>{' '}
        <button type="button" className="text-button text-link" disabled={pending} onClick={() => void stop(own.id)}>
          Remove me from the list
        </button>
      </Note>
    );
  return (
    <AskForm
      subject={subject}
      label="Tell me when you open"
      action="Tell me"
      hint={signedIn ? 'One email, when you can buy.' : 'One email, when you can buy. Then we’ll delete your address.'}
    />
  );
}
