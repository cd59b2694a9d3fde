import type { OrderView } from '#contract/order/order.ts';
import { classNames } from '../ui/class-names.ts';
import { TickIcon } from '../ui/icons.tsx';
import { midSentence, sayArrival } from './order-headline.ts';
import { type OrderStep, orderSteps } from './parcel/order-progress.ts';
import type { ReaderTime } from './reader-time.ts';

const looks = { done: 'ok', current: 'cur', problem: 'bad', next: 'nx' };
/** Said to those who can't see the marks. */
const marks = { done: 'Done: ', current: 'Now: ', problem: 'Problem: ', next: 'To come: ' };

export const OrderSteps = ({ order, time }: { order: OrderView; time: ReaderTime }) => (
  <StepList steps={orderSteps(order)} time={time} />
);

/** Steps as they are given: for a page that may know no more of an order. */
export function StepList({ steps, time }: { steps: readonly OrderStep[]; time: ReaderTime }) {
  if (steps.length === 0) return <div className="stp-none" />;
  const inTrouble = steps.some((step) => step.state === 'problem');
  return (
    <ol className="stp" aria-label="How far it has come">
      {steps.map((step) => (
        <li
          key={step.key}
          className={classNames(looks[step.state])}
          aria-current={step.state === 'current' || step.state === 'problem' ? 'step' : undefined}
        >
          <i aria-hidden="true">{step.state === 'done' && <TickIcon />}</i>
          <b className="med">
            <span className="sr">{marks[step.state]}</span>
            {step.title}
          </b>
          <span className="small mute num">
            {inTrouble && step.state === 'next' ? 'We’re checking' : when(step, time)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function when({ at, expected, state }: OrderStep, time: ReaderTime): string {
  if (expected) return sayArrival(expected, time);
  if (!at) return '';
  const said = `${time.day(at)}, ${time.time(at)}`;
  return state === 'current' || state === 'problem' ? `Since ${midSentence(said)}` : said;
}
