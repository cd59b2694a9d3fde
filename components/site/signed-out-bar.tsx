'use client';

import { useEffect } from 'react';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { announce } from '../ui/announce.ts';
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
