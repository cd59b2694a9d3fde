import { deskProblemWords } from '#components/desk/desk-problem-words.ts';
import { Note } from '#components/ui/note.tsx';
import { answeredWords } from './answered-words.ts';

/** What a form that was sent without scripts came back with, in the page’s address. */
interface ReturnedAnswersProps {
  done: 'packed' | 'sent';
  count: string | undefined;
  refused?: string | string[] | undefined;
}

/** How many orders of a form were done, and why others weren’t. */
export function ReturnedAnswers({ done, count, refused = [] }: ReturnedAnswersProps) {
  if (count === undefined || !/^\d{1,3}$/.test(count)) return null;
  const problems = [refused].flat().flatMap((one) => {
    // An address can be forged: what isn’t an order’s number isn’t shown.
    const [, publicId, number, code] = /^(\S{1,64}) ([\p{L}\d#.:-]{1,30}) (\w+)$/u.exec(one) ?? [];
    return publicId && number && code ? [{ publicId, number, problem: deskProblemWords(code) }] : [];
  });
  const all = [...Array.from({ length: Number(count) }, () => ({ problem: null })), ...problems];
  return (
    <div className="desk__returned">
      <Note tone={problems.length > 0 ? 'attention' : 'plain'} role="alert">
        <p>{answeredWords(all, done)}</p>
        {problems.map(({ publicId, number, problem }) => (
          <p key={publicId}>
            <a className="text-link" href={`/desk/orders/${encodeURIComponent(publicId)}`}>
              {number}
            </a>{' '}
            {problem}
          </p>
        ))}
      </Note>
    </div>
  );
}
