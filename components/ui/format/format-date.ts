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

/** `2026-11-25`: the day of a moment in the given zone, or in the reader's own. */
export const dayOf = (iso: string, zone?: string): string => readingOf(iso, zone).toISOString().slice(0, 10);

export type MomentStyle = 'time' | 'seconds' | 'day' | 'day-time';

/** `21:02`, `21:02:04`; with its day, `Wed 25 Nov, 21:02`, if asked for or if that isn't `known`: a day as of `dayOf`. */
export function formatMoment(
  iso: string,
  show: Exclude<MomentStyle, 'day'>,
  known: string,
  now: Date,
  zone?: string,
): string {
  const time = show === 'seconds' ? formatSeconds(iso, zone) : formatTime(iso, zone);
  const bare = show !== 'day-time' && dayOf(iso, zone) === known;
  return bare ? time : `${formatDay(iso, now, zone)}, ${time}`;
}

/** `Wed 25 Nov`, of a day that has no zone: `2026-11-25`. */
export const formatCalendarDay = (day: string): string => {
  const noon = `${day}T12:00:00Z`;
  return formatDay(noon, new Date(noon), 'UTC');
};
