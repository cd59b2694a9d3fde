export const invoiceRefusals = {
  no_e_invoice: 409,
} as const;
