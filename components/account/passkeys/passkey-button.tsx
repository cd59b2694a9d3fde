'use client';

import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { PasskeyPress } from './press-passkey.ts';
import { usePasskey } from './use-passkey.ts';

interface PasskeyButtonProps extends Omit<PasskeyPress, 'kind'> {
  label: string;
}

/** Signs in with a passkey, or proves with one who is there. */
export function PasskeyButton({ label, ...pressed }: PasskeyButtonProps) {
  const { offered, pending, problem, press } = usePasskey({ ...pressed, kind: 'find' });
  if (!offered) return null;
  return (
    <div className="pk-press">
      <Button kind="secondary" wide busy={pending && 'Asking your device'} onClick={() => void press()}>
        {label}
      </Button>
      {problem && (
        <Note tone="attention" role="alert">
          {problem}
        </Note>
      )}
    </div>
  );
}
