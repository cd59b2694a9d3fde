import { Button } from '#components/ui/form/button.tsx';

interface OwnMaximumProps {
  text: string;
  /** The price is as high as it: the next bid takes the lead. */
  reached: boolean;
  /** Without a connection nobody here knows whether it has been beaten. */
  offline: boolean;
  onRaise(): void;
}

export const OwnMaximum = ({ text, reached, offline, onRaise }: OwnMaximumProps) => (
  <>
    <div className="own-maximum">
      <div>
        <p className="small muted">Your maximum</p>
        <p className="heading-small tabular">{text}</p>
      </div>
      <Button kind="secondary" small onClick={onRaise}>
        Raise it
      </Button>
    </div>
    {!offline && (
      <p className="small muted">
        {reached
          ? 'The price has reached your maximum, so the next bid takes the lead. You can raise it, not lower it.'
          : `If someone bids, we answer for you up to ${text}. You can raise a maximum, not lower it.`}
      </p>
    )}
  </>
);
