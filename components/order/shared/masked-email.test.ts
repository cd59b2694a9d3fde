import { expect, test } from 'vitest';
import { maskedEmail } from './masked-email.ts';

test.each([
  ['maud@example.com', 'm…@example.com'],
  ['m@example.com', 'm…@example.com'],
  ['nobody', '…'],
])('%s is shown as %s', (email, shown) => expect(maskedEmail(email)).toBe(shown));
