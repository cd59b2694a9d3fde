/** `just now`, `4 min ago`, `2 h ago`; null from a day on, when the date says more. */
export function formatAge(ms: number): string | null {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : null;
}
