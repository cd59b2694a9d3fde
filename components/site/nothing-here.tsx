'use client';

import { ButtonLink } from '#components/ui/form/button.tsx';

/** What a page that isn't there says. In the browser, since every page brings it along. */
export function NothingHere({ label }: { label: string }) {
  return (
    <main className="container not-found">
      <div>
        <p className="muted tabular">404</p>
        <h1 className="display-heading">Page not found</h1>
        <p className="lead-text">Check the address, or the piece may have been taken down.</p>
        <div className="cluster">
          <ButtonLink href="/shop">See all pieces</ButtonLink>
          <ButtonLink kind="secondary" href="/orders/find">
            Find an order
          </ButtonLink>
        </div>
      </div>
      <p className="not-found__plinth work-title">{label}</p>
    </main>
  );
}
