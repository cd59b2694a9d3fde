import { expect, test } from 'vitest';
import { actorWords } from './actor-words.ts';

test.each([
  ['desk:Mo Merchant', 'Mo Merchant'],
  ['desk', 'Someone at the desk'],
  ['key:environment', 'The shop’s own API key'],
  ['key:warehouse', 'API key “warehouse”'],
  ['system', 'Automatic'],
])('%s is said as %s', (actor, words) => expect(actorWords(actor)).toBe(words));
