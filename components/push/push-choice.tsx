'use client';

import { Button } from '#components/ui/form/button.tsx';
import { usePush } from './use-push.ts';

/** Nobody is asked before they press the button. @param props.publicKey the shop's VAPID key */
export function PushChoice({ publicKey }: { publicKey: string }) {
  const { state, said, turnOn, turnOff } = usePush(publicKey);
  if (state === 'unknown') return <p className="small muted">Checking what this browser can do.</p>;
  if (state === 'unable') {
    return (
      <p className="small muted">
        This browser can’t show notifications while the page is closed. You still get emails.
      </p>
    );
  }
  if (state === 'blocked') {
    return (
      <p className="small muted">
        Notifications are blocked for this site in your browser’s settings. Allow them there first.
      </p>
    );
  }
  const on = state === 'on';
  return (
    <>
      <p className="small muted">
        {on
          ? 'You get a notification here when something changes, even while this page is closed.'
          : 'Get a notification here when something changes, even while this page is closed.'}
      </p>
      <Button
        kind="secondary"
        small
        busy={state === 'busy' && 'Saving…'}
        onClick={() => void (on ? turnOff() : turnOn())}
      >
        {on ? 'Turn notifications off' : 'Turn notifications on'}
      </Button>
      <p className="small" role="status">
        {said}
      </p>
    </>
  );
}
