'use client';

import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { isLostScript } from '#components/ui/until-loaded.ts';

/**
 * A page that could not be rendered, or whose scripts didn't come. The digest is what the log calls it.
 * Trying again loads it whole: the framework's own `reset` shows the same answer once more.
 */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const lost = isLostScript(error);
  return (
    <Statement
      title={lost ? 'This page didn’t load' : 'Something broke on our side'}
      actions={
        <>
          <Button onClick={() => location.reload()}>Try again</Button>
          <ButtonLink kind="secondary" href="/shop">
            See all pieces
          </ButtonLink>
        </>
      }
    >
      {lost && 'The connection was lost before all of it was here. '}
      {error.digest && `It’s logged as ${error.digest}. `}Your bag and your bids are safe.
    </Statement>
  );
}
