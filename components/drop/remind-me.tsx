'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { Button } from '#components/ui/form/button.tsx';
import { leave } from '#components/ui/leave.ts';
import { Note } from '#components/ui/note.tsx';
import type { DropFacts } from '#contract/drop/drop-page.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { backToWish, keepWish, takeWish } from './wish.ts';

interface RemindMeProps {
  drop: Pick<DropFacts, 'slug'>;
  /** Null until it is known. */
  signedIn: boolean | null;
  reminded(at: string): void;
}

/** Told on the site and by mail when the waiting room opens. Whoever has to sign in first needn't press again. */
export function RemindMe({ drop: { slug }, signedIn, reminded }: RemindMeProps) {
  const router = useRouter();
  const path = `/api/drops/${slug}/reminders`;
  const remind = useCommand<{ at: string }>(path);
  const [problem, setProblem] = useState<Problem | null>(null);
  const signIn = () => {
    keepWish(slug, 'remind');
    leave(() => router.push(backToWish(`/drops/${slug}`)));
  };
  const ask = async () => {
    if (signedIn === false) return signIn();
    const answer = await remind.send({});
    if (answer.ok) reminded(answer.value.at);
    else if (answer.problem.code === 'signed_out') signIn();
    else setProblem(answer.problem);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they are back and signed in.
  useEffect(() => {
    if (signedIn && takeWish(slug, 'remind')) void ask();
  }, [signedIn, slug]);
  return (
    <>
      <form
        method="post"
        action={path}
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
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
