import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { csvFile } from '#server/web/csv-file.ts';
import { type CustomerQuery, readCustomers } from './read-customers.ts';

const heads = [
  ...['Name', 'Email', 'Phone', 'Country', 'Account', 'Orders', 'Open orders', 'Spent', 'Currency', 'Last order'],
  ...['Lots won', 'Lots to pay', 'Blocked since'],
];

/** The customers of a list, as a file for a spreadsheet. */
export const customersFile = (query: CustomerQuery) => csvFile('customers.csv', heads, rowsOf(query));

async function* rowsOf(query: CustomerQuery) {
  let after: string | undefined;
  do {
    const { items, nextCursor } = await readCustomers({ ...query, after, limit: 500 });
    if (items.length > 0)
      yield items.map((customer) => [
        ...[customer.name, customer.email, customer.phone, customer.country, customer.hasAccount ? 'yes' : 'no'],
        ...[customer.orders, customer.openOrders, decimalAmount(customer.spentAmount, customer.currency)],
        ...[customer.currency, customer.lastOrderAt, customer.lotsWon, customer.lotsOwed, customer.blockedAt],
      ]);
    after = nextCursor ?? undefined;
  } while (after !== undefined);
}
