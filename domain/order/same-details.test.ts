import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderDetails, sameDetails } from './same-details.ts';

const address = { name: 'Ben', line1: 'Real Street 1', city: 'Aarhus', postalCode: '8000', country: 'DK' };
const details: OrderDetails = {
  email: 'ben@example.com',
  shippingAddress: address,
  phone: '+4512345678',
  company: null,
  vatNumber: null,
  billingAddress: null,
};

test('an email’s capital letters and empty parts of an address change nothing', () => {
  const typed = { ...details, email: 'Ben@Example.com', shippingAddress: { ...address, line2: '', region: '' } };
  expect(sameDetails(details, typed)).toBe(true);
});

test.each([
  { email: 'thief@example.com' },
  { shippingAddress: null },
  { shippingAddress: { ...address, line1: 'Thief Road 13' } },
  { shippingAddress: { ...address, line2: 'Back door' } },
  { phone: null },
  { company: 'Thief ApS' },
  { vatNumber: 'DK12345674' },
  { billingAddress: address },
])('%j is another', (change) => {
  expect(sameDetails(details, { ...details, ...change })).toBe(false);
  expect(sameDetails({ ...details, ...change }, details)).toBe(false);
});

test('details are the same as themselves, and one that differs in a part is not', () => {
  const part = fc.constantFrom('name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country');
  fc.assert(
    fc.property(part, fc.string({ minLength: 1 }), (name, more) => {
      const changed = { ...details, shippingAddress: { ...address, [name]: `${more} elsewhere` } };
      expect(sameDetails(changed, changed)).toBe(true);
      expect(sameDetails(details, changed)).toBe(false);
    }),
  );
});
