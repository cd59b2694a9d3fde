import type { Metadata } from 'next';
import { problemWords } from '#components/problem/problem-words.ts';
import { LinkedQuestionPage } from '#components/question/linked-question.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { readQuestionByLink } from '#server/question/question-by-link.ts';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Your question', robots: { index: false }, referrer: 'same-origin' };

type Query = Promise<Record<string, string | string[] | undefined>>;

const sentWords: Readonly<Record<string, { title: string; text: string }>> = {
  mail: {
    title: 'Check your email',
    text: 'We’ve sent you a link. Open it and confirm to send us your question.',
  },
  desk: {
    title: 'We’ve received your question',
    text: 'We’ll let you know. If we publish it with the answer, we’ll leave out your name.',
  },
  withdrawn: { title: 'Your question has been deleted', text: 'It’s no longer on the site.' },
};

/** Where a question's mail leads, and where a form without JavaScript goes once it is sent. */
export default async function QuestionPage({ searchParams }: { searchParams: Query }) {
  const { key, sent, problem } = await searchParams;
  const shop = <ButtonLink href="/shop">See the pieces</ButtonLink>;
  const done = typeof sent === 'string' ? sentWords[sent] : undefined;
  if (done) {
    return (
      <Statement title={done.title} actions={shop}>
        {done.text}
      </Statement>
    );
  }
  const linkKey = typeof key === 'string' ? key : '';
  const question = await readQuestionByLink(linkKey);
  if (!question) {
    return (
      <Statement title="This link no longer works" actions={shop}>
        It is incomplete, or the question was deleted. You can ask again on the piece’s page.
      </Statement>
    );
  }
  return (
    <LinkedQuestionPage
      question={question}
      linkKey={linkKey}
      problem={problemWords(typeof problem === 'string' ? problem : undefined)}
    />
  );
}
