const locale = 'en-GB';
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

const two = (count: number): string => String(count).padStart(2, '0');

/** The platform's formats are asked only about other zones: making one takes milliseconds while a page wakes up. */
function readingOf(iso: string, zone: string | undefined): Date {
  const date = new Date(iso);
  if (zone === 'UTC') return date;
  if (zone === undefined) return new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  return new Date(`${parts.format(date).replace(' ', 'T')}Z`);
}

/** `21:02` in the given zone, or in the reader's own. */
export function formatTime(iso: string, zone?: string): string {
  const reading = readingOf(iso, zone);
  return `${two(reading.getUTCHours())}:${two(reading.getUTCMinutes())}`;
}

/** `21:02:04`, for bids and the desk. */
export function formatSeconds(iso: string, zone?: string): string {
  return `${formatTime(iso, zone)}:${two(readingOf(iso, zone).getUTCSeconds())}`;
}

/** `Wed 25 Nov`, with the year only if it is not that of `now`. */
export function formatDay(iso: string, now: Date, zone?: string): string {
  const reading = readingOf(iso, zone);
  const day = `${weekdays[reading.getUTCDay()]} ${reading.getUTCDate()} ${months[reading.getUTCMonth()]}`;
  return new Date(iso).getUTCFullYear() === now.getUTCFullYear() ? day : `${day} ${reading.getUTCFullYear()}`;
}

/** `Wed 25 Nov`, of a day that has no zone: `2026-11-25`. */
export const formatCalendarDay = (day: string): string => {
  const noon = `${day}T12:00:00Z`;
  return formatDay(noon, new Date(noon), 'UTC');
};

/** How a zone is called at a moment: `CET`, `GMT+9`. Without a zone, the reader's own. */
export function zoneName(iso: string, zone?: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(iso));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}
