import { deskProblemWords } from '#components/desk/desk-problem-words.ts';
import { Note } from '#components/ui/note.tsx';

export function ReturnedProblem({ code }: { code: string | undefined }) {
  if (!code) return null;
  return (
    <div className="desk__returned">
      <Note tone="attention" role="alert">
        {deskProblemWords(code)}
      </Note>
    </div>
  );
}
