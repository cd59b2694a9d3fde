import type { Metadata } from 'next';
import { ButtonLink } from '#components/ui/form/button.tsx';

export const metadata: Metadata = { title: 'This page can’t be shown just now', robots: { index: false } };

/** What stands at the address of a page that failed, without its scripts (`server/engine/http/failed-page.ts`). */
export default function FailedPage() {
  return (
    <main className="container not-found">
      <div>
        <h1 className="heading-large">This page can’t be shown just now</h1>
        <p className="lead-text">
          Something failed on our side. Your bag and your bids are as they were.
          <span data-logged-as="" />
        </p>
        <div className="cluster">
          <ButtonLink href="">Try again</ButtonLink>
          <ButtonLink kind="secondary" href="/shop">
            See all pieces
          </ButtonLink>
        </div>
      </div>
      <p className="not-found__plinth" aria-hidden="true" />
    </main>
  );
}
