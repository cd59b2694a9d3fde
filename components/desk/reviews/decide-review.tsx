'use client';

import type { DeskReview } from '#contract/review/review.ts';
import { DeskForm } from '../desk-form.tsx';
import { Refusal } from './refusal.tsx';

export function DecideReview({ review: { id, version, state, piece } }: { review: DeskReview }) {
  const action = `/api/desk/reviews/${id}`;
  return (
    <div className="waiting-list__decide">
      {state !== 'shown' && (
        <DeskForm
          action={action}
          label={state === 'refused' ? 'Show it after all' : 'Show it on the page'}
          busy="Publishing…"
          done={`The review of ${piece} is on its page.`}
        >
          <input type="hidden" name="decision" value="show" />
          <input type="hidden" name="seenVersion" value={version} />
        </DeskForm>
      )}
      {state !== 'refused' && (
        <Refusal
          id={id}
          version={version}
          action={action}
          opener={state === 'shown' ? 'Take it off the page' : 'Refuse it'}
          label="Reason, the buyer reads this"
          done={`The review of ${piece} is refused.`}
        />
      )}
    </div>
  );
}
