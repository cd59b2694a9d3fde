const format = (at: string, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(new Date(at)).replace(',', '');

/** `Friday 4 December`, in the shop's zone. */
export const openingDay = (at: string, zone: string): string =>
  format(at, zone, { weekday: 'long', day: 'numeric', month: 'long' });

/** `4 December 2026, 18:00 in Vienna`. */
export const openingMoment = (at: string, zone: string): string =>
  `${format(at, zone, { day: 'numeric', month: 'long', year: 'numeric' })}, ${openingTime(at, zone)} ${placeOf(zone)}`;

export const openingTime = (at: string, zone: string): string =>
  format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `in Vienna`. A zone that names no city is named itself. */
function placeOf(zone: string): string {
  const [area = '', ...names] = zone.split('/');
  const city = names.at(-1)?.replaceAll('_', ' ');
  return city === undefined || area === 'Etc' ? zone : `in ${city}`;
}
