const two = (value: number): string => String(value).padStart(2, '0');

/** With this much left or less, a closing clock is vermilion, in milliseconds. */
export const urgentMs = 2 * 60_000;

/**
 * `6 d 20 h`, `2:31:12` or `18:07`, where a started second counts.
 * @param ms milliseconds; below zero counts as none
 */
export function formatRemaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  if (hours >= 1) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${two(minutes)}:${two(seconds % 60)}`;
}

/** The same for a screen reader: `2 hours 31 minutes`, `18 minutes`, `1 minute 58 seconds`. */
export function sayRemaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3_600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return '0 seconds';
  // From ten minutes on, seconds are no help.
  const count = seconds >= 600 && seconds < 3_600 ? 1 : 2;
  return units
    .slice(first, first + count)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

/** `just now`, `4 min ago`, `2 h ago`; null from a day on, when the date says it better. */
export function formatAgo(ms: number): string | null {
  if (ms < 60_000) return 'just now';
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ago`;
  return ms < 86_400_000 ? `${Math.floor(ms / 3_600_000)} h ago` : null;
}
