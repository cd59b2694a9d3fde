'use client';

import { useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DropFacts } from '#contract/drop/drop-page.ts';
import type { Problem } from '#contract/errors.ts';

/** Told on the site and by mail when the waiting room opens. */
export function RemindMe({ drop }: { drop: Pick<DropFacts, 'slug' | 'entriesFrom'> }) {
  const path = `/api/drops/${drop.slug}/reminders`;
  const remind = useCommand(path);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (asked) {
    return (
      <p className="med">
        We’ll tell you at <Moment at={drop.entriesFrom} show="day-time" />.
      </p>
    );
  }
  if (problem?.code === 'signed_out') {
    return (
      <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/drops/${drop.slug}`)}`}>
        Sign in to be reminded
      </ButtonLink>
    );
  }
  return (
    <>
      <form
        method="post"
        action={path}
        onSubmit={(event) => {
          event.preventDefault();
          void remind.send({}).then((answer) => {
            setAsked(answer.ok);
            setProblem(answer.ok ? null : answer.problem);
          });
        }}
      >
        <Button type="submit" busy={remind.pending && 'Saving…'}>
          Remind me
        </Button>
      </form>
      {problem && (
        <Note tone="attention" role="alert">
          {problem.message}
        </Note>
      )}
    </>
  );
}
