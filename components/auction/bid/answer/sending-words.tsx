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
        The connection broke after you pressed. When it’s back we’ll check whether your bid arrived. It can’t count
        twice. Don’t bid again elsewhere.
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
