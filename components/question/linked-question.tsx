import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '../ui/statement.tsx';

export interface LinkedQuestionView {
  state: 'unconfirmed' | 'waiting' | 'shown' | 'refused';
  body: string;
  answer: string | null;
  reason: string | null;
  piece: string;
  href: string;
}

interface Props {
  question: LinkedQuestionView;
  linkKey: string;
  problem: string | null;
}

/** The page behind the link of a mail: it asks, since mail scanners open links too. */
export function LinkedQuestionPage({ question, linkKey, problem }: Props) {
  const { state, body, piece, href } = question;
  const withdraw = <Act linkKey={linkKey} act="withdraw" label="Delete the question" quiet />;
  const see = (
    <ButtonLink kind="secondary" href={href}>
      See the piece
    </ButtonLink>
  );
  return (
    <Statement
      title={titles[state](piece)}
      actions={
        state === 'unconfirmed'
          ? [<Act key="confirm" linkKey={linkKey} act="confirm" label="Confirm" />, withdraw]
          : [see, withdraw]
      }
    >
      “{body}” {problem ?? wordsOf(question)}
    </Statement>
  );
}

const titles = {
  unconfirmed: (piece: string) => `Pass on your question about ${piece}?`,
  waiting: (piece: string) => `Your question about ${piece}`,
  shown: (piece: string) => `Your question about ${piece} is answered`,
  refused: (piece: string) => `Your question about ${piece}`,
};

function wordsOf({ state, answer, reason }: LinkedQuestionView): string {
  if (state === 'unconfirmed') return 'Question and answer appear on its page, without your name or address.';
  if (state === 'waiting') return 'Waiting for an answer. We’ll email it to you.';
  return (state === 'shown' ? answer : reason) ?? '';
}

interface ActProps {
  linkKey: string;
  act: 'confirm' | 'withdraw';
  label: string;
  quiet?: boolean;
}

function Act({ linkKey, act, label, quiet = false }: ActProps) {
  return (
    <form method="post" action="/api/questions/link" key={act}>
      <input type="hidden" name="key" value={linkKey} />
      <input type="hidden" name="act" value={act} />
      <Button type="submit" kind={quiet ? 'quiet' : 'primary'}>
        {label}
      </Button>
    </form>
  );
}
