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
    <main className="wrap grid wd">
      <div className="wd-m">
        <Steps now={3} />
        <h1 className="h1">You’ve withdrawn</h1>
        <p className="lead num">
          We received your statement on {received}. A receipt is on its way to {email}.
        </p>
        <StatementFacts facts={facts} />
        <div className="wd-go">
          <a className="btn sec" href={file} download>
            Save the receipt
          </a>
          {order && (
            <a className="link" href={order.href}>
              Order {order.number}
            </a>
          )}
        </div>
      </div>
      <aside className="wd-a wd-b" aria-labelledby="wd-next">
        <h2 className="h3" id="wd-next">
          What happens next
        </h2>
        <ol className="wd-n num">
          {follows.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
        <p className="small mute">You have nothing to explain.</p>
      </aside>
    </main>
  );
}
