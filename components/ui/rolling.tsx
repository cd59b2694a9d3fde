'use client';

import { type CSSProperties, useEffect, useState } from 'react';
import { changedCharacters } from './changed-characters.ts';

/** Rolling and drying, in milliseconds: after that it is plain text again. */
const wetMs = 2_600;

interface Figure {
  value: number;
  text: string;
}

/** A figure is plain text at rest; while it rolls, its digits are hidden from screen readers beside it. */
export function Rolling({ value, text }: Figure) {
  const [roll, setRoll] = useState<{ now: Figure; before: Figure | null; turn: number }>({
    now: { value, text },
    before: null,
    turn: 0,
  });
  if (roll.now.text !== text) setRoll({ now: { value, text }, before: roll.now, turn: roll.turn + 1 });

  const { before, turn } = roll;
  useEffect(() => {
    if (turn === 0) return;
    const dry = setTimeout(() => setRoll((current) => ({ ...current, before: null })), wetMs);
    return () => clearTimeout(dry);
  }, [turn]);

  if (!before) return text;
  return (
    <>
      <span className="visually-hidden">{text}</span>
      <span className={value < before.value ? 'rolling rolling--falling' : 'rolling'} aria-hidden="true" key={turn}>
        {changedCharacters(before.text, text).map(({ text: part, before: old, fromRight }) =>
          old === null ? (
            part
          ) : (
            <span key={fromRight} className="rolling__digit" style={{ '--i': fromRight } as CSSProperties}>
              <b>{old}</b>
              <b>{part}</b>
            </span>
          ),
        )}
      </span>
    </>
  );
}
