import { counted } from '#components/ui/format/count-words.ts';
import { Note } from '#components/ui/note.tsx';

export function CarrierProblems({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="desk__returned">
      <Note tone="attention">
        {counted(count, 'message')} from carriers {count === 1 ? 'needs' : 'need'} a look.{' '}
        <a className="text-link" href="/desk/carriers">
          See why
        </a>
      </Note>
    </div>
  );
}
