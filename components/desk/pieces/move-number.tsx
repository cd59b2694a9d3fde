import { DeskForm } from '#components/desk/desk-form.tsx';

interface MoveNumberProps {
  title: string;
  about: string;
  action: string;
  label: string;
  done: string;
  /** To choose from. */
  numbers: readonly number[];
  /** What is said where there are none. */
  none: string;
  /** What happens to the count on hand if the box is ticked; null: there is no box. */
  counted: string | null;
  /** Every number that isn't sold is on hand, so this one is too. */
  surely: boolean;
}

export function MoveNumber({ title, about, action, label, done, numbers, none, counted, surely }: MoveNumberProps) {
  return (
    <section>
      <h2 className="heading-small">{title}</h2>
      <p className="small muted">{about}</p>
      {numbers.length === 0 ? (
        <p className="small">{none}</p>
      ) : (
        <DeskForm action={action} label={label} about="this number" busy="Saving…" done={done} kind="secondary">
          <label className="piece-numbers__one">
            <span>Number</span>
            <select name="number" className="input tabular">
              {numbers.map((number) => (
                <option key={number} value={number}>
                  {number}
                </option>
              ))}
            </select>
          </label>
          {counted !== null && (
            <label className="option tabular">
              <input type="checkbox" name="counted" value="on" defaultChecked={surely} />
              <span>{counted}</span>
            </label>
          )}
        </DeskForm>
      )}
    </section>
  );
}
