/** Their names say what is in the shop; anything else names somebody, or something of theirs. */
const publicKinds: ReadonlySet<string> = new Set([
  'product',
  'card',
  'auction',
  'sale',
  'collection',
  'viewers',
  'shop',
  'shelf',
  'label',
  'pieces',
  'makers',
  'maker',
  'article',
  'articles',
  'lots',
  'bench',
  'desk',
]);

/** Whether anybody may read the topic's name: processes tell each other of all others under seal. */
export function namesNobody(topic: string): boolean {
  const colon = topic.indexOf(':');
  return publicKinds.has(colon < 0 ? topic : topic.slice(0, colon));
}
