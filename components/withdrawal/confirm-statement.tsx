import { Note } from '#components/ui/note.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { type StatementFact, StatementFacts } from './statement-facts.tsx';
import { Steps } from './steps.tsx';
import './withdraw.css';

interface Props {
  facts: readonly StatementFact[];
  /** What the form sends, by name. */
  fields: Readonly<Record<string, string>>;
  back: string;
  refund: string | null;
  problem: string | null;
}

export function ConfirmStatement({ facts, fields, back, refund, problem }: Props) {
  return (
    <main className="container columns withdraw">
      <div className="withdraw__main">
        <Steps now={2} />
        <h1 className="heading-large">Confirm your withdrawal</h1>
        <p className="lead-text">This is the statement we’ll receive.</p>
        {problem && (
          <Note tone="attention" role="alert">
            {problem}
          </Note>
        )}
        <StatementFacts facts={facts} />
        {refund && <p className="small muted tabular">{refund}</p>}
        <form className="withdraw__go" method="post" action="/api/withdrawals">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ConfirmButton />
          <a className="text-link" href={back}>
            Change something
          </a>
        </form>
      </div>
    </main>
  );
}
