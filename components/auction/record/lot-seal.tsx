'use client';

import { formatSeconds } from '#components/ui/format/format-date.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';

interface LotSealProps {
  lotNumber: number;
  paddle: string;
  price: string;
  at: string;
}

export function LotSeal({ lotNumber, paddle, price, at }: LotSealProps) {
  const time = formatSeconds(at, useHydrated() ? undefined : 'UTC');
  return (
    <p
      className="lot-seal tabular"
      role="img"
      aria-label={`Sold to ${paddle.toLowerCase()}: lot ${lotNumber}, ${price}, at ${time}`}
    >
      <span aria-hidden="true">Sold to {paddle.replace('Paddle ', '')}</span>
      <b aria-hidden="true">{lotNumber}</b>
      <span aria-hidden="true">
        {price}, {time}
      </span>
    </p>
  );
}
