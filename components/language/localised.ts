import { localPath } from '#contract/value/page-language.ts';

/** By element, the property that leads to a page of ours. */
const leads: Partial<Record<string, string>> = { a: 'href', area: 'href', form: 'action' };

/** Returns an element's properties with its address in the language of the page, so that no link can be forgotten. */
export function localised<Props>(type: unknown, props: Props): Props {
  const name = typeof type === 'string' ? leads[type] : undefined;
  const path = name && (props as Record<string, unknown>)[name];
  if (!name || typeof path !== 'string') return props;
  const local = localPath(path);
  return local === path ? props : { ...props, [name]: local };
}
