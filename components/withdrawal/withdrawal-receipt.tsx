import { type StatementFact, StatementFacts } from './statement-facts.tsx';
import { Steps } from './steps.tsx';
import './withdraw.css';

interface Props {
  /** The moment to the second, in the shop's zone. */
  received: string;
  email: string;
  facts: readonly StatementFact[];
  follows: readonly string[];
  file: string;
  order: { href: string; number: string } | null;
}

export function WithdrawalReceipt({ received, email, facts, follows, file, order }: Props) {
  return (
    <main className="container columns withdraw">
      <div className="withdraw__main">
        <Steps now={3} />
        <h1 className="heading-large">You’ve withdrawn</h1>
        <p className="lead-text tabular">
          We received your statement on {received}. A receipt is on its way to {email}.
        </p>
        <StatementFacts facts={facts} />
        <div className="withdraw__go">
          <a className="button button--secondary" href={file} download>
            Save the receipt
          </a>
          {order && (
            <a className="text-link" href={order.href}>
              Order {order.number}
            </a>
          )}
        </div>
      </div>
      <aside className="withdraw__aside withdraw__box" aria-labelledby="wd-next">
        <h2 className="heading-small" id="wd-next">
          What happens next
        </h2>
        <ol className="withdraw__next tabular">
          {follows.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
        <p className="small muted">You have nothing to explain.</p>
      </aside>
    </main>
  );
}
