'use client';

import { Button } from '../ui/button.tsx';
import { usePush } from './use-push.ts';

/**
 * Lets us call this browser when something is told, also while no page of ours is open. Nobody is asked
 * before they press the button.
 *
 * @param props.publicKey the shop's VAPID key
 */
export function PushChoice({ publicKey }: { publicKey: string }) {
  const { state, said, turnOn, turnOff } = usePush(publicKey);
  if (state === 'unknown') return <p className="small mute">Looking what this browser can do.</p>;
  if (state === 'unable') {
    return <p className="small mute">This browser can’t show notices while the page is closed. Mail still comes.</p>;
  }
  if (state === 'blocked') {
    return (
      <p className="small mute">
        Notices are blocked for this site in the browser’s own settings. Allow them there first.
      </p>
    );
  }
  const on = state === 'on';
  return (
    <>
      <p className="small mute">
        {on
          ? 'This browser is called when something is told, also while this page is closed.'
          : 'Be called on this browser when something is told, also while this page is closed.'}
      </p>
      <Button
        kind="secondary"
        small
        busy={state === 'busy' && 'One moment'}
        onClick={() => void (on ? turnOff() : turnOn())}
      >
        {on ? 'Turn notices off here' : 'Turn notices on here'}
      </Button>
      <p className="small" role="status">
        {said}
      </p>
    </>
  );
}
