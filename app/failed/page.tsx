import type { Metadata } from 'next';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';

export const metadata: Metadata = { title: 'This page can’t be shown just now', robots: { index: false } };

/** What stands at the address of a page that failed, without its scripts (`server/engine/http/failed-page.ts`). */
export default function FailedPage() {
  return (
    <Statement
      title="This page can’t be shown just now"
      actions={
        <>
          <ButtonLink href="">Try again</ButtonLink>
          <ButtonLink kind="secondary" href="/shop">
            See all pieces
          </ButtonLink>
        </>
      }
    >
      Something failed on our side. Your bag and your bids are as they were.
      <span data-logged-as="" />
    </Statement>
  );
}
