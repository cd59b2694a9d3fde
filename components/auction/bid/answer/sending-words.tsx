'use client';

import { useEffect, useState } from 'react';

const slowMs = 2_000;

export function SendingWords({ lost }: { lost: boolean }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, []);
  if (lost) {
    return (
      <p className="small muted">
        We don’t know yet whether your bid reached us, and we’re checking. It can’t count twice, so don’t bid again
        elsewhere.
      </p>
    );
  }
  return (
    <p className="small muted">
      {slow
        ? 'Still sending. It counts from when it reaches us.'
        : 'Your bid counts from when it reaches us, not from when you see the reply.'}
    </p>
  );
}
