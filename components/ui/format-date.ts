const locale = 'en-GB';

/** `21:02` in the given zone, or in the reader's own. */
export function formatTime(iso: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(iso));
}

/** `21:02:04`, for bids and the desk. */
export function formatSeconds(iso: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: zone }).format(new Date(iso));
}

/** `Wed 25 Nov`, with the year only if it is not that of `now`. */
export function formatDay(iso: string, now: Date, zone?: string): string {
  const date = new Date(iso);
  const parts = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: date.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric',
    timeZone: zone,
  });
  return parts.format(date).replace(',', '');
}

/** How a zone is called at a moment: `CET`, `GMT+9`. Without a zone, the reader's own. */
export function zoneName(iso: string, zone?: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(iso));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}
