export interface AlertSettings {
  sound: boolean;
  vibration: boolean;
  /** Being outbid is said on other pages too. */
  notices: boolean;
  /** The key B goes to bidding on a lot's page. */
  bidKey: boolean;
  /** Lots that say nothing of themselves, by id. */
  mutedLots: readonly string[];
}

const key = 'marketday-alerts';
const mostMuted = 200;
export const quietSettings: AlertSettings = {
  sound: false,
  vibration: false,
  notices: true,
  bidKey: true,
  mutedLots: [],
};

const listeners = new Set<() => void>();
let current: AlertSettings | null = null;

function stored(): AlertSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<AlertSettings> | null;
    const muted = Array.isArray(kept?.mutedLots) ? kept.mutedLots.filter((id) => typeof id === 'string') : [];
    return {
      sound: kept?.sound === true,
      vibration: kept?.vibration === true,
      notices: kept?.notices !== false,
      bidKey: kept?.bidKey !== false,
      mutedLots: muted,
    };
  } catch {
    return quietSettings;
  }
}

export function alertSettings(): AlertSettings {
  current ??= stored();
  return current;
}

export function changeAlertSettings(change: Partial<AlertSettings>): void {
  const next = { ...alertSettings(), ...change };
  current = { ...next, mutedLots: next.mutedLots.slice(-mostMuted) };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Storage may be forbidden: then it lasts until the next page load.
  }
  for (const listener of listeners) listener();
}

/** Another tab of this browser changed them. */
const heardElsewhere = (event: StorageEvent) => {
  if (event.key !== key) return;
  current = null;
  for (const listener of listeners) listener();
};

export function onAlertSettings(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', heardElsewhere);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', heardElsewhere);
  };
}
