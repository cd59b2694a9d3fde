'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { formatRemaining, urgentMs } from '#components/ui/format/format-clock.ts';

interface TimeLeftProps {
  until: string;
  over?: string;
  urgentClass?: string;
}

/** What is left until a moment by the server's clock; nothing else on the desk renders for it. */
export function TimeLeft({ until, over = formatRemaining(0), urgentClass }: TimeLeftProps) {
  const at = Date.parse(until);
  const words = useByServerNow((now) => (now === null ? '…' : at <= now ? over : formatRemaining(at - now)));
  const urgent = useByServerNow((now) => urgentClass !== undefined && now !== null && at - now < urgentMs);
  return <span className={urgent ? urgentClass : undefined}>{words}</span>;
}
