import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { csvFile } from '#server/web/csv-file.ts';
import { type CustomerQuery, readAllCustomers } from './read-customers.ts';

const heads = [
  ...['Name', 'Email', 'Phone', 'Country', 'Account', 'Orders', 'Open orders', 'Spent', 'Currency', 'Last order'],
  ...['Lots won', 'Lots to pay', 'Blocked since'],
];

type FileQuery = Omit<CustomerQuery, 'after' | 'limit'>;

/** The customers of a list, as a file for a spreadsheet. */
export const customersFile = (query: FileQuery, perPart?: number) =>
  csvFile('customers.csv', heads, rowsOf(query, perPart));

async function* rowsOf(query: FileQuery, perPart?: number) {
  for await (const customers of readAllCustomers(query, perPart))
    yield customers.map((customer) => [
      ...[customer.name, customer.email, customer.phone, customer.country, customer.hasAccount ? 'yes' : 'no'],
      ...[customer.orders, customer.openOrders, decimalAmount(customer.spentAmount, customer.currency)],
      ...[customer.currency, customer.lastOrderAt, customer.lotsWon, customer.lotsOwed, customer.blockedAt],
    ]);
}
