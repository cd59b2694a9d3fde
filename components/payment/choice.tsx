import { classNames } from '../ui/class-names.ts';

interface ChoiceProps {
  on: boolean;
  choose(): void;
  words: string;
  detail?: string;
}

export const Choice = ({ on, choose, words, detail }: ChoiceProps) => (
  <label className={classNames('choice', on && 'choice--chosen')}>
    <input type="radio" className="visually-hidden" checked={on} onChange={choose} />
    <span className={classNames('radio-mark', on && 'radio-mark--chosen')} aria-hidden="true" />
    <b className="medium">{words}</b>
    {detail && <span className="choice__price small muted">{detail}</span>}
  </label>
);
