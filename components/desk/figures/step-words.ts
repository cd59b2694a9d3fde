import { formatCalendarDay } from '#components/ui/format/format-date.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** `2026-11-24T09`, `2026-11-24` and `2026-11` as "09:00", "Tue 24 Nov" and "Nov 2026". */
export function stepWords(at: string): string {
  if (at.includes('T')) return `${at.slice(11)}:00`;
  if (at.length === 10) return formatCalendarDay(at);
  return `${months[Number(at.slice(5, 7)) - 1]} ${at.slice(0, 4)}`;
}

/** The same where there is little room: "09", "24", "Nov". */
export function stepLabel(at: string): string {
  if (at.includes('T')) return at.slice(11);
  if (at.length === 10) return String(Number(at.slice(8)));
  return months[Number(at.slice(5, 7)) - 1] ?? '';
}

/** "+18%" against the time before; null if there was nothing to compare with. */
export function growthWords(now: number, before: number): string | null {
  if (before <= 0) return null;
  const percent = Math.round(((now - before) / before) * 100);
  return percent === 0 ? 'as before' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}

/** "41%", without a part of nothing. */
export const shareWords = (part: number, whole: number): string =>
  whole === 0 ? 'None' : `${Math.round((part / whole) * 100)}%`;
