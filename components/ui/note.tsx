import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { WarningIcon } from './icons.tsx';

/** `live`: something just changed. `attention`: an error, a warning, or figures that may be old. */
export type Tone = 'plain' | 'live' | 'attention';

const tones = { plain: '', live: 'note-box--live', attention: 'note-box--attention' };

export function Note({ tone = 'plain', role, children }: { tone?: Tone; role?: 'alert'; children: ReactNode }) {
  return (
    <div className={classNames('note-box', tones[tone])} role={role}>
      {tone === 'attention' && <WarningIcon />}
      <div>{children}</div>
    </div>
  );
}
