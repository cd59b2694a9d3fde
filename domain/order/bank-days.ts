/** The working days a bank may take to show a refund, as pages and emails say. */
export const bankDays = 5;
