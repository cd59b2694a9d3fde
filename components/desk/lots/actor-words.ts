/** Names who did something. @param actor as the audit has it: `desk:<name>`, `key:<name>`, `system` */
export function actorWords(actor: string): string {
  const [kind, ...rest] = actor.split(':');
  const name = rest.join(':');
  if (kind === 'desk') return name || 'Someone at the desk';
  if (kind !== 'key') return 'Automatic';
  return name === 'environment' ? 'The shop’s own API key' : `API key “${name}”`;
}
