import { classNames } from '../ui/class-names.ts';

interface ChoiceProps {
  on: boolean;
  choose(): void;
  words: string;
  detail?: string;
}

export const Choice = ({ on, choose, words, detail }: ChoiceProps) => (
  <label className={classNames('choice', on && 'on')}>
    <input type="radio" className="sr" checked={on} onChange={choose} />
    <span className={classNames('rad', on && 'on')} aria-hidden="true" />
    <b className="med">{words}</b>
    {detail && <span className="r small mute">{detail}</span>}
  </label>
);
