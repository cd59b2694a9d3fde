/** `2026-11-25`: a day as people there name it, without a zone. */
export type CalendarDay = string;

const dayMs = 86_400_000;
const atNoon = (day: CalendarDay): number => Date.parse(`${day}T12:00:00Z`);

export const dayLater = (day: CalendarDay, days: number): CalendarDay =>
  new Date(atNoon(day) + days * dayMs).toISOString().slice(0, 10);

/** Monday to Friday. */
export function isWorkingDay(day: CalendarDay): boolean {
  const weekday = new Date(atNoon(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function nthWorkingDayAfter(day: CalendarDay, count: number): CalendarDay {
  let found = day;
  for (let left = count; left > 0; left--) {
    do found = dayLater(found, 1);
    while (!isWorkingDay(found));
  }
  return found;
}
