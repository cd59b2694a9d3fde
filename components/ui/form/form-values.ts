export type FieldErrors = Readonly<Partial<Record<string, string>>>;

/** What is filled in; an empty field says nothing, as in a form without JavaScript. */
export function filledIn(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** The first of the page with an error gets the focus. */
export function focusFirst(form: HTMLFormElement, errors: FieldErrors): void {
  const fields = form.querySelectorAll<HTMLElement>('[name]:not([type="hidden"]), [data-card]');
  const first = [...fields].find((field) => errors[field.dataset.card ?? field.getAttribute('name') ?? '']);
  for (let folded = first?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
    folded.open = true;
  first?.focus();
}
