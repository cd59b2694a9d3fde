import { Button } from '#components/ui/form/button.tsx';

export const OwnMaximum = ({ text, onRaise }: { text: string; onRaise: () => void }) => (
  <>
    <div className="mine">
      <div>
        <p className="small mute">Your maximum</p>
        <p className="h3 num">{text}</p>
      </div>
      <Button kind="secondary" small onClick={onRaise}>
        Raise it
      </Button>
    </div>
    <p className="small mute">
      If someone bids, we answer for you up to {text}. You can raise a maximum, not lower it.
    </p>
  </>
);
