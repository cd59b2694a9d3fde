import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Note } from '../../ui/note.tsx';
import '../desk-list.css';

interface IssueGiftCardProps {
  currency: string;
  /** Whose clocks the fields are read by. */
  zone: string;
  /** New with each page, so that a double press is one card. */
  issueKey: string;
  /** Whose store credit the form begins with; empty: nobody’s. */
  email: string;
  problem: { code: string; field: string | null } | null;
}

export function IssueGiftCard({ currency, zone, issueKey, email, problem }: IssueGiftCardProps) {
  const wrong = (field: string, words: string) => (problem?.field === field ? words : null);
  return (
    <section className="desk__apart" aria-labelledby="issue-gift-card">
      <h2 className="heading-small" id="issue-gift-card">
        Issue a gift card
      </h2>
      <form method="post" action="/api/desk/gift-cards" className="new-form">
        {problem && (
          <Note tone="attention" role="alert">
            {problem.code === 'gift_card_issued'
              ? 'That form has already been used. Nothing was issued. Submit this one to issue another.'
              : 'Check the form. Nothing was issued.'}
          </Note>
        )}
        <input type="hidden" name="issueKey" value={issueKey} />
        <Field
          label={`Amount, ${currency}`}
          name="amount"
          required
          inputMode="decimal"
          autoComplete="off"
          error={wrong('amount', 'Enter an amount such as 50 or 50.50.')}
        />
        <Field
          label={`Can be used until, ${zone}`}
          name="expiresAt"
          type="datetime-local"
          hint="Leave empty for no end date."
          error={wrong('expiresAt', 'Choose a date and time in the future.')}
        />
        <Field
          label="Store credit of the account"
          name="email"
          type="email"
          autoComplete="off"
          defaultValue={email}
          hint="Their email address: nobody else can use the card. Leave empty to let anyone with the code use it."
          error={wrong('email', 'There is no account with this address.')}
        />
        <Button type="submit">Issue gift card</Button>
      </form>
    </section>
  );
}

/** Shown once: the shop keeps only what a code can be compared by. */
export const NewGiftCard = ({ code }: { code: string }) => (
  <div className="desk__returned">
    <Note>
      <p>The gift card is issued. Copy its code now: it isn’t shown again.</p>
      <code className="new-key">{code}</code>
    </Note>
  </div>
);
