import { TZDate } from '@date-fns/tz';

/** The day of a moment in a zone: `2026-11-24`. */
export function dayIn(at: Date, zone: string): string {
  const local = new TZDate(at, zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}
