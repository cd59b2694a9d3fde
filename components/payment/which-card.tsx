import { Choice } from './choice.tsx';

interface WhichCardProps {
  /** How the card on file is shown. */
  onFile: string;
  other: boolean;
  choose(other: boolean): void;
}

/** The card on file, or another. */
export const WhichCard = ({ onFile, other, choose }: WhichCardProps) => (
  <fieldset className="card-choice needs-script">
    <legend className="visually-hidden">Card</legend>
    <Choice on={!other} choose={() => choose(false)} words={onFile} detail="On file" />
    <Choice on={other} choose={() => choose(true)} words="Another card" />
  </fieldset>
);
