export const accountRefusals = {
  account_in_use: 409,
} as const;
