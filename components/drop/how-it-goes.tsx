import { Moment } from '#components/ui/format/moment.tsx';
import type { DropFacts } from '#contract/drop/drop-page.ts';
import { holdMinutes } from '#domain/bag/hold-time.ts';
import { ticketAsks } from '#domain/person/need-words.ts';

/** The rules, said before anybody comes: that coming early counts for nothing is what people miss elsewhere. */
export function HowItGoes({ drop }: { drop: DropFacts }) {
  const opened = drop.state === 'open' || drop.state === 'over';
  const minutes = Math.round(drop.admissionSeconds / 60);
  return (
    <section className="container drop-fair" aria-labelledby="fair">
      <h2 className="heading" id="fair">
        Who goes first is drawn, not raced
      </h2>
      <ol className="drop-fair__rules">
        <li>
          <b className="medium">
            <Moment at={drop.entriesFrom} />
          </b>
          <p>
            The waiting room opens. Come any time before the door does: there’s no advantage in coming early.{' '}
            {ticketAsks(drop.accountHours)}
          </p>
        </li>
        <li>
          <b className="medium">
            <Moment at={drop.opensAt} />
          </b>
          <p>Everyone in the room is put in a drawn order at once. Anyone who joins later goes to the end.</p>
        </li>
        <li>
          <b className="medium">Your turn</b>
          <p>
            You have {minutes === 1 ? 'a minute' : `${minutes} minutes`} inside. A piece in your bag is held for up to{' '}
            {holdMinutes} minutes.
          </p>
        </li>
        <li>
          <b className="medium">After</b>
          <p>The draw is published, so that you can check it.</p>
        </li>
      </ol>
      <p className="drop-seal">
        <span>
          {opened
            ? 'The number that decided the order was sealed when the drop was announced, and opened once the tickets were closed. Nobody could change it by then.'
            : 'The number that decides the order is sealed already, and is opened once the tickets are closed. Nobody can change it by then.'}
          {drop.publicRound !== null &&
            ` Round ${drop.publicRound} of drand, a public number nobody knows before the door opens, ${opened ? 'was' : 'will be'} mixed in.`}
        </span>{' '}
        <span className="tabular drop-seal__name">
          Seal{' '}
          <b className="medium" title={drop.seedCommitment}>
            {drop.seedCommitment.slice(0, 8)}…{drop.seedCommitment.slice(-6)}
          </b>
        </span>{' '}
        <a className="text-link" href={`/drops/${drop.slug}/proof`}>
          {opened ? 'Check the draw' : 'How to check it'}
        </a>
      </p>
    </section>
  );
}
