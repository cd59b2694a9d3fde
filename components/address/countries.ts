let names: Intl.DisplayNames | undefined;

/** Made when it is first asked for: no page wakes up with it. */
export function countryName(code: string): string {
  names ??= new Intl.DisplayNames('en-GB', { type: 'region' });
  return (/^[A-Z]{2}$/.test(code) && names.of(code)) || code;
}
