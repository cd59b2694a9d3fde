'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { keepSeen, readSeen, type SeenPiece, withSeen } from './seen-pieces.ts';
import type { SeenPieces } from './seen-pieces-row.tsx';

interface Shown {
  Row: ComponentType<Parameters<typeof SeenPieces>[0]>;
  seen: SeenPiece[];
}

/** Notes on this device that the piece was looked at, and shows those before it; what that needs comes only if there are any. */
export function NoteSeen({ piece }: { piece: SeenPiece }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const { id } = piece;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one look for each piece.
  useEffect(() => {
    const before = readSeen();
    keepSeen(withSeen(before, piece));
    const others = before.filter((one) => one.id !== id);
    if (others.length === 0) return setShown(null);
    let here = true;
    // A network that is gone shows no row: nothing is lost by that.
    void import('./seen-pieces-row.tsx').then(
      ({ SeenPieces: Row }) => here && setShown({ Row, seen: others }),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [id]);
  if (!shown) return null;
  const forget = () => {
    keepSeen([]);
    setShown(null);
  };
  return <shown.Row seen={shown.seen} forget={forget} />;
}
