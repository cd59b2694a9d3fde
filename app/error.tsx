'use client';

import { Statement } from '#components/site/statement.tsx';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';

/** A page that could not be rendered. The digest is what the log calls it. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Statement
      title="Something broke on our side"
      actions={
        <>
          <Button onClick={reset}>Try again</Button>
          <ButtonLink kind="secondary" href="/shop">
            See all pieces
          </ButtonLink>
        </>
      }
    >
      {error.digest && `It’s logged as ${error.digest}. `}Your bag and your bids are safe.
    </Statement>
  );
}
