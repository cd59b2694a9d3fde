/** What a card carries beside its number. The test bank takes any: they are judged, and never sent. */
export type CardDetail = 'cardExpiry' | 'cardCode';

export const cardDetails: readonly CardDetail[] = ['cardExpiry', 'cardCode'];

export function formatCardDetail(detail: CardDetail, typed: string): string {
  return detail === 'cardExpiry' ? formatExpiry(typed) : digitsOf(typed).slice(0, 4);
}

/** What is wrong with a detail, and how to put it right; null when it is right. */
export function problemOfCardDetail(detail: CardDetail, value: string, now: number): string | null {
  return detail === 'cardExpiry' ? expiryProblem(value, now) : codeProblem(value);
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');

/** `MM / YY`. A year of four digits, as browsers fill in, loses its century. */
function formatExpiry(typed: string): string {
  const oneDigit = /^\D*([1-9])\D+/.exec(typed);
  const digits = oneDigit ? `0${digitsOf(typed)}` : digitsOf(typed).replace(/^[2-9]/, '0$&');
  const month = digits.slice(0, 2);
  const rest = digits.slice(2);
  if (rest === '') return month;
  const year = rest.startsWith('20') ? rest.slice(0, 4) : rest.slice(0, 2);
  return `${month} / ${year.length === 4 ? year.slice(2) : year}`;
}

/** Half a day after the month's end in UTC, it has ended everywhere. */
const everywhereMs = 12 * 60 * 60_000;

function expiryProblem(value: string, now: number): string | null {
  if (value === '') return 'Enter the expiry date on the card.';
  const [, month, year] = /^(0[1-9]|1[0-2]) \/ (\d\d)$/.exec(value) ?? [];
  if (!month || !year) return 'Enter the expiry date as month and year: MM / YY.';
  const over = Date.UTC(2000 + Number(year), Number(month)) + everywhereMs;
  return now < over ? null : 'This card has expired. Check the date, or use another card.';
}

function codeProblem(value: string): string | null {
  if (value === '') return 'Enter the security code on the card.';
  return /^\d{3,4}$/.test(value) ? null : 'The security code has 3 or 4 digits.';
}

/** What is wrong with the details that a form asks for. A card on file needs none. */
export function cardDetailErrors(form: HTMLFormElement, now = Date.now()): Partial<Record<CardDetail, string>> {
  const errors: Partial<Record<CardDetail, string>> = {};
  for (const detail of cardDetails) {
    const field = form.querySelector<HTMLInputElement>(`[data-card="${detail}"]`);
    const problem = field && problemOfCardDetail(detail, field.value, now);
    if (problem) errors[detail] = problem;
  }
  return errors;
}
