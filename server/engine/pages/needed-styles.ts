import { type ChildNode, parse } from 'postcss';
import selectors, { type Node as SelectorNode } from 'postcss-selector-parser';

/** Only rules whose classes stand on the page are kept. What scripts add later is styled by the whole sheet. */
interface Rule {
  /** A group's own condition, `@media …`, or null. */
  group: string | null;
  /** Each with the classes that it takes; none for a rule that always stands, such as `@font-face`. */
  selectors: { text: string; classes: string[] }[];
  /** `{…}`, or the rule as it is if it has no selectors. */
  body: string;
}

const grouping = /^(media|supports|layer|container)$/;
/** What a thing may be or must not be takes nothing away. */
const optional = new Set([':is', ':where', ':has', ':not']);

/** The rules of a sheet, in their order. A group comes as the rules in it. */
export function parseRules(css: string): Rule[] {
  return rulesIn(parse(css).nodes, null);
}

function rulesIn(nodes: readonly ChildNode[], group: string | null): Rule[] {
  return nodes.flatMap((node): Rule[] => {
    if (node.type === 'rule') {
      const selectors = node.selectors.map((text) => ({ text, classes: classesOf(text) }));
      return [{ group, selectors, body: `{${node.nodes.map(String).join(';')}}` }];
    }
    if (node.type === 'atrule' && node.nodes && grouping.test(node.name) && group === null) {
      return rulesIn(node.nodes, `@${node.name} ${node.params}`);
    }
    return node.type === 'comment'
      ? []
      : [{ group, selectors: [], body: node.toString() + ('nodes' in node && node.nodes ? '' : ';') }];
  });
}

function classesOf(selector: string): string[] {
  const classes: string[] = [];
  const collect = (node: SelectorNode): void => {
    if (node.type === 'class') classes.push(node.value);
    else if ('nodes' in node && !(node.type === 'pseudo' && optional.has(node.value))) node.nodes.forEach(collect);
  };
  collect(selectors().astSync(selector));
  return classes;
}

const movementOf = ({ group, body }: Rule): string | undefined =>
  group === null ? /^@keyframes ([\w-]+)/.exec(body)?.[1] : undefined;

/** The sheet for a page whose elements have these classes, with the movements that it names at its end. */
export function neededStyles(rules: readonly Rule[], has: ReadonlySet<string>): string {
  const still = stillStyles(rules, has);
  const named = rules.filter((rule) => {
    const name = movementOf(rule);
    return name !== undefined && still.includes(name);
  });
  return still + named.map(({ body }) => body).join('');
}

function stillStyles(rules: readonly Rule[], has: ReadonlySet<string>): string {
  let css = '';
  let open: string | null = null;
  for (const rule of rules) {
    if (movementOf(rule) !== undefined) continue;
    const { group, selectors, body } = rule;
    const needed = selectors.filter(({ classes }) => classes.every((name) => has.has(name)));
    if (selectors.length > 0 && needed.length === 0) continue;
    if (group !== open) css += (open === null ? '' : '}') + (group === null ? '' : `${group}{`);
    open = group;
    css += needed.map(({ text }) => text).join() + body;
  }
  return open === null ? css : `${css}}`;
}

export function classesIn(html: string): Set<string> {
  const names = new Set<string>();
  for (const [, list = ''] of html.matchAll(/ class="([^"]*)"/g)) for (const name of list.split(' ')) names.add(name);
  return names;
}
