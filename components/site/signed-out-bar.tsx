'use client';

import { useEffect } from 'react';
import { announce } from '../ui/announce.ts';
import { ButtonLink } from '../ui/button.tsx';
import { WarningIcon } from '../ui/icons.tsx';

const words = 'You were signed out. What this page shows is no longer kept up to date.';

export function SignedOutBar({ path }: { path: string }) {
  useEffect(() => announce(words, 'shop'), []);
  return (
    <div className="conbar">
      <WarningIcon />
      <span>{words}</span>
      <ButtonLink kind="quiet" small href={`/sign-in?next=${encodeURIComponent(path)}`}>
        Sign in
      </ButtonLink>
    </div>
  );
}
