import { expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import { namesNobody } from './public-topics.ts';

it('what is in the shop is told in the clear, whoever watches it', () => {
  for (const topic of [
    'product:p',
    'card:p',
    'auction:a',
    'sale:s',
    'drop:d',
    'shop',
    'label:p',
    'pieces',
    'viewers:sale:s',
  ])
    expect([topic, namesNobody(topic)]).toEqual([topic, true]);
});

it('what names somebody, or something of theirs, is not', () => {
  for (const name of ['order', 'shared-order', 'order-messages', 'wish-list', 'packing', 'import', 'unheard-of'])
    expect([name, namesNobody(`${name}:x`)]).toEqual([name, false]);
  for (const name of [topicOf.me, topicOf.myBag, topicOf.mySessions])
    expect([name, namesNobody(`${name}:person`), namesNobody(name)]).toEqual([name, false, false]);
});
