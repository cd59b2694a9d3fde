import { type RefObject, useEffect, useRef } from 'react';
import { tickAll } from './use-ticks.ts';

interface TickAllProps {
  form: RefObject<HTMLFormElement | null>;
  ticked: number;
  of: number;
}

/** One box for all orders of the page. It needs scripts, and isn't shown without. */
export function TickAll({ form, ticked, of }: TickAllProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = ticked > 0 && ticked < of;
  }, [ticked, of]);
  return (
    <label className="desk-tick desk-tick--all">
      <input
        ref={box}
        type="checkbox"
        aria-label="Select all"
        checked={ticked > 0 && ticked === of}
        onChange={(event) => tickAll(form.current, event.target.checked)}
      />
      <span className="desk-tick__words">Select all</span>
    </label>
  );
}
