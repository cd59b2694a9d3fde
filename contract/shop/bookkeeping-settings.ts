import { text, writtenText } from '#contract/value/text.ts';
import { accountNames, parseAccounts } from '#domain/invoice/accounts.ts';

/** What the bookkeeper's files are written with. */
export const bookkeepingSettings = {
  /** The bookkeeper's accounts, one a line: `sales 19: 8400`. What isn't named is as in SKR 03. */
  accounts: writtenText(null, 1_000)
    .refine(
      (written) => parseAccounts(written) !== null,
      `Write a name and a number on each line, such as sales 19: 8400. Names: ${accountNames.join(', ')}.`,
    )
    .default(''),
  /** The tax adviser's number in DATEV, and the shop's at the adviser's. Empty: a file has 1001 and 1. */
  datevConsultant: text()
    .trim()
    .regex(/^(\d{4,7})?$/, 'Enter the number in four to seven digits.')
    .default(''),
  datevClient: text()
    .trim()
    .regex(/^([1-9]\d{0,4})?$/, 'Enter the number in up to five digits.')
    .default(''),
};
