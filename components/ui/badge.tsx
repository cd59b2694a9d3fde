import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type BadgeTone = 'outline' | 'solid' | 'live' | 'live-solid' | 'attention' | 'plain';

const tones = { outline: '', solid: 'solid', live: 'lv', 'live-solid': 'lvs', attention: 'at', plain: 'plain' };

/** @param pulse a live dot before the words */
export function Badge({
  tone = 'outline',
  pulse,
  children,
}: {
  tone?: BadgeTone;
  pulse?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={classNames('bdg', tones[tone])}>
      {pulse && <i className="pulse" />}
      {children}
    </span>
  );
}
