'use client';

import { useLiveState } from '../live/live-provider.tsx';

/** Whether the figures on the page are live. */
export function ConnectionState() {
  const status = useLiveState((state) => state.connection.status);
  const live = status === 'live' || status === 'connecting';
  const words = { live: 'Live', connecting: 'Connecting…', reconnecting: 'Reconnecting…', offline: 'Offline' };
  return (
    <span className={live ? 'conn' : 'conn off'}>
      <i />
      <span className="w">{words[status]}</span>
    </span>
  );
}
