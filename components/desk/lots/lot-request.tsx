import { releaseReasonWords } from '#components/order/change/release-words.ts';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DeskReleaseRequest } from '#contract/auction/desk-lot.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';
import { AskedForm } from './asked-form.tsx';
import { LotOrderLink } from './lot-order-link.tsx';

interface LotRequestProps {
  request: DeskReleaseRequest;
  path: string;
  asked: string | null;
  onDone(): void;
}

export function LotRequest({ request, opensOrders, ...how }: LotRequestProps & { opensOrders: boolean }) {
  const { paddle, reason, note, askedAt, owedAmount, currency, payBy, marks, orderPublicId, orderNumber } = request;
  return (
    <section className="note-box note-box--attention tabular" aria-labelledby="request">
      <div>
        <h2 className="heading-small" id="request">
          {paddle} can’t pay
        </h2>
        <p>
          {releaseReasonWords[reason].title}. Asked <Moment at={askedAt} show="day-time" />.{note && ` “${note}”`}
        </p>
        <p className="small">
          <LotOrderLink
            publicId={orderPublicId}
            opens={opensOrders}
            words={`Order ${orderNumber}`}
            className="text-link"
          />
          , {formatMoney(owedAmount, currency)} owed
          {payBy && (
            <>
              {' '}
              until <Moment at={payBy} show="day-time" />
            </>
          )}
          . {marksWords(marks)}
        </p>
        <div className="cluster cluster--wrapping desk__apart">
          <Answer
            request={request}
            {...how}
            word="release"
            opener="Release them"
            title="Release the winner"
            text={
              marks === 0
                ? 'They owe nothing for it, and their account gets an unpaid-lot warning for a year. Then you can offer the lot to the next bidder.'
                : 'They owe nothing for it. It’s their second unpaid-lot warning in a year, so they can’t bid until you allow it. Then you can offer the lot to the next bidder.'
            }
            done="Winner released"
          />
          <Answer
            request={request}
            {...how}
            word="keep"
            opener="Ask them to pay"
            title="Ask the winner to pay"
            text={`They still owe it, and have ${timeToPay} from now to pay, or until their deadline if that’s later.`}
            done="They are asked to pay"
          />
        </div>
      </div>
    </section>
  );
}

function marksWords(marks: number): string {
  if (marks === 0) return 'They have no unpaid-lot warnings.';
  return marks === 1 ? 'They have one unpaid-lot warning.' : `They have ${marks} unpaid-lot warnings.`;
}

interface AnswerProps extends LotRequestProps {
  word: 'release' | 'keep';
  opener: string;
  title: string;
  text: string;
  done: string;
}

const Answer = ({ request, word, opener, ...how }: AnswerProps) => (
  <AskedForm
    {...how}
    name={word}
    opener={opener}
    action={`/api/desk/orders/${request.orderPublicId}/release`}
    label={opener}
    busy="Sending…"
  >
    <input type="hidden" name="word" value={word} />
    <Field label="Message (optional)" id={`${word}-answer`} name="answer" maxLength={500} />
  </AskedForm>
);
