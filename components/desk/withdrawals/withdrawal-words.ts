import type { Exemption, Found } from '#domain/withdrawal/exemptions.ts';
import type { MatchReason } from '#domain/withdrawal/match-order.ts';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';
import type { WithdrawalSource } from '#domain/withdrawal/withdrawal-sources.ts';

export const reasonWords: Readonly<Record<MatchReason, string>> = {
  number: 'Same number',
  near_number: 'Number differs in one or two digits',
  email: 'Same email',
  name: 'Same name',
};

export const sourceWords: Readonly<Record<WithdrawalSource, string>> = {
  form: 'The form',
  link: 'The order’s own page',
  api: 'The API',
  letter: 'Letter',
  email: 'Email',
  telephone: 'Telephone',
};

export const exemptionWords: Readonly<Record<Exemption, string>> = {
  private_seller: 'Lot of a private seller',
  public_auction: 'Sale people could attend',
  too_late: `The ${withdrawalDays} days are over`,
  made_to_specification: 'Made to the customer’s specification',
  unsealed: 'Sealed for hygiene and opened',
};

export const foundWords: Readonly<Record<Found, string>> = {
  yes: 'Found on this order.',
  no: 'Not found on this order.',
  unknown: 'Not recorded on orders: you vouch for it.',
};

/** The sentence a customer reads unless the desk writes another. */
export const exemptionAnswers: Readonly<Record<Exemption, string>> = {
  private_seller:
    'This lot belonged to a private person, so the right to withdraw doesn’t apply. If something is wrong with it, write to us.',
  public_auction:
    'This sale was open for people to attend in person, so the right to withdraw doesn’t apply. If something is wrong with the lot, write to us.',
  too_late: `According to our records, the ${withdrawalDays} days had ended when you sent your statement. If the pieces arrived later than we think, write to us.`,
  made_to_specification:
    'This piece was made to your specification, so the right to withdraw doesn’t apply. If something is wrong with it, write to us.',
  unsealed:
    'This piece was sealed for hygiene and has been opened, so the right to withdraw doesn’t apply. If something is wrong with it, write to us.',
};
