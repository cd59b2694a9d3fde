/** The list comes with zxcvbn: 49,000 passwords that were found most often in stolen collections, in lower case. */
let known: Promise<ReadonlySet<string>> | undefined;

async function readKnown(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}

/** Whether a password is of the list, also with figures and signs around it, as in "Password2026!". */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= readKnown();
  const list = await known;
  const lower = password.toLowerCase();
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return list.has(lower) || core.length === 0 || (core.length >= 4 && list.has(core)) || /^(.)\1*$/u.test(core);
}
