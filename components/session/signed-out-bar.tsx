'use client';

import { useEffect } from 'react';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { announce } from '../ui/announce.ts';
import { WarningIcon } from '../ui/icons.tsx';

export function SignedOutBar({ path }: { path: string }) {
  return (
    <ClosedBar
      words="You were signed out. What this page shows is no longer kept up to date."
      href={`/sign-in?next=${encodeURIComponent(path)}`}
      action="Sign in"
    />
  );
}

/** The server shows no more of what this page is about. */
export function ClosedBar({ words, href, action }: { words: string; href: string; action: string }) {
  useEffect(() => announce(words, 'shop'), [words]);
  return (
    <div className="connection-bar">
      <WarningIcon />
      <span>{words}</span>
      <ButtonLink kind="quiet" small href={href}>
        {action}
      </ButtonLink>
    </div>
  );
}
