import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type BadgeTone = 'outline' | 'solid' | 'live' | 'live-solid' | 'attention' | 'plain';

const tones = {
  outline: '',
  solid: 'badge--solid',
  live: 'badge--live',
  'live-solid': 'badge--live-solid',
  attention: 'badge--attention',
  plain: 'badge--plain',
};

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
    <span className={classNames('badge', tones[tone])}>
      {pulse && <i className="pulse" />}
      {children}
    </span>
  );
}
