'use client';

import { Button } from '#components/ui/form/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { PasskeyPress } from './press-passkey.ts';
import { useFilledPasskey, usePasskey } from './use-passkey.ts';

interface PasskeyButtonProps extends Omit<PasskeyPress, 'kind'> {
  label: string;
  /** Also lists passkeys with what the browser fills into the page’s field; then this leads there. */
  fillsFor?: string;
}

/** Signs in with a passkey, or proves with one who is there. */
export function PasskeyButton({ label, fillsFor, ...pressed }: PasskeyButtonProps) {
  const asked = usePasskey({ ...pressed, kind: 'find' });
  useFilledPasskey(fillsFor ?? null, asked);
  const { offered, isKnown, pending, problem, press } = asked;
  if (isKnown && !offered) return null;
  return (
    <div className={isKnown ? 'passkeys__press' : 'passkeys__press passkeys__press--waiting'}>
      {fillsFor !== undefined && <p className="session__or small muted">or</p>}
      <Button kind="secondary" wide busy={pending && 'Asking…'} onClick={() => void press()}>
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
