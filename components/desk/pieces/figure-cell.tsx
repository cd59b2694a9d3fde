import type { KeyboardEvent, PointerEvent } from 'react';
import { classNames } from '#components/ui/class-names.ts';

export interface FigureCellProps {
  name: string;
  form: string;
  label: string;
  /** What it is a figure of, for who can't see the row. */
  of: string;
  text: string;
  wet: boolean;
  refused: boolean;
  describedBy: string;
  steps?: boolean;
  onType: (text: string) => void;
  onSave: () => void;
  onUndo: () => void;
  onFocus: (on: boolean) => void;
}

/** An underlined figure that can be typed over. Enter saves, Esc undoes, arrows step a count. */
export function FigureCell(props: FigureCellProps) {
  const { label, of, steps, text, onType } = props;
  const count = /^\d+$/.test(text.trim()) ? Number(text) : null;
  const step = (by: number) => count !== null && onType(String(Math.max(0, count + by)));
  return (
    <>
      <span className="desk-pieces__label" aria-hidden="true">
        {label}
      </span>
      {steps === undefined ? (
        <FigureInput {...props} />
      ) : (
        <span className={classNames('desk-stepper', steps && 'desk-stepper--open')}>
          {steps && <Step sign="−" name={`One fewer of ${of}`} press={() => step(-1)} />}
          <FigureInput {...props} onStep={step} />
          {steps && <Step sign="+" name={`One more of ${of}`} press={() => step(1)} />}
        </span>
      )}
    </>
  );
}

function FigureInput(props: FigureCellProps & { onStep?: (by: number) => void }) {
  const { name, form, label, of, text, wet, refused, describedBy, onType, onSave, onUndo, onFocus, onStep } = props;
  const keys: Record<string, (() => void) | undefined> = {
    Enter: onSave,
    Escape: onUndo,
    ArrowUp: onStep && (() => onStep(1)),
    ArrowDown: onStep && (() => onStep(-1)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <input
      className={classNames('desk-cell', wet && 'desk-cell--wet', refused && 'desk-cell--wrong')}
      name={name}
      form={form}
      aria-label={`${label} of ${of}`}
      aria-invalid={refused || undefined}
      aria-describedby={describedBy}
      inputMode={onStep ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={text}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocus(true)}
      onBlur={() => onFocus(false)}
    />
  );
}

/** For fingers and mice; the keyboard has its arrows. Pressing it leaves the focus in the field. */
function Step({ sign, name, press }: { sign: string; name: string; press: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={name}
      onPointerDown={(event: PointerEvent) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {sign}
    </button>
  );
}
