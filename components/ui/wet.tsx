'use client';

import { useState } from 'react';

export function Wet({ text }: { text: string }) {
  const [shown, setShown] = useState({ text, turn: 0 });
  if (shown.text !== text) setShown({ text, turn: shown.turn + 1 });
  return (
    <span key={shown.turn} className={shown.turn > 0 ? 'wet-ink' : undefined}>
      {text}
    </span>
  );
}
