import { type ChildNode, parse } from 'postcss';
import selectors, { type Node as SelectorNode } from 'postcss-selector-parser';

/** Only rules are kept whose classes and elements stand on the page. What scripts add later is styled by the whole sheet. */
interface Rule {
  /** A group's own condition, `@media …`, or null. */
  group: string | null;
  /** Each with the classes and the elements that it takes; none for a rule that always stands, such as `@font-face`. */
  selectors: { text: string; takes: string[] }[];
  /** What it declares, each with the custom property that it sets, or null; the rule as it is if it has no selectors. */
  body: { text: string; sets: string | null }[];
}

/**
 * Nothing is hovered, pressed, selected or printed before the first paint, and the whole sheets come right after it; a typeface's
 * rarer letters too.
 */
const later = new Set([':hover', ':active', ':user-valid', ':user-invalid', ':autofill', '::selection', '::backdrop']);
const laterGroup = /^@media (?:print|\(hover:\s*hover\))$/;
const laterFace = /^@font-face\{[^}]*unicode-range:(?!U\+20-)/;
const grouping = /^(media|supports|layer|container)$/;

/** The rules of a sheet that a first paint may take, in their order. A group comes as the rules in it. */
export function parseRules(css: string): Rule[] {
  return rulesIn(parse(css).nodes, null);
}

function rulesIn(nodes: readonly ChildNode[], group: string | null): Rule[] {
  return nodes.flatMap((node): Rule[] => {
    if (node.type === 'rule') {
      const selectors = node.selectors.map((text) => ({ text, takes: takenBy(text) }));
      return [{ group, selectors, body: node.nodes.map(declared) }];
    }
    if (node.type === 'atrule' && node.nodes && grouping.test(node.name) && group === null) {
      const condition = `@${node.name} ${node.params}`;
      return laterGroup.test(condition) ? [] : rulesIn(node.nodes, condition);
    }
    return node.type === 'comment' || laterFace.test(node.toString())
      ? []
      : [
          {
            group,
            selectors: [],
            body: [{ text: node.toString() + ('nodes' in node && node.nodes ? '' : ';'), sets: null }],
          },
        ];
  });
}

/** Classes with their dot, names of elements, and what nothing is yet. */
function takenBy(selector: string): string[] {
  const takes: string[] = [];
  const collect = (node: SelectorNode): void => {
    if (node.type === 'class') takes.push(`.${node.value}`);
    else if (node.type === 'pseudo' && later.has(node.value)) takes.push(node.value);
    else if (node.type === 'tag') takes.push(node.value.toLowerCase());
    // What stands in brackets it may be, must not be, or counts: that takes nothing away.
    else if ('nodes' in node && node.type !== 'pseudo') node.nodes.forEach(collect);
  };
  collect(selectors().astSync(selector));
  return takes;
}

const declared = (node: ChildNode) => ({
  text: String(node),
  sets: node.type === 'decl' && node.prop.startsWith('--') ? node.prop : null,
});

const movementOf = ({ group, selectors, body }: Rule): string | undefined =>
  group === null && selectors.length === 0 ? /^@keyframes ([\w-]+)/.exec(body[0]?.text ?? '')?.[1] : undefined;

/** Those that it reads. */
export const customPropertiesIn = (text: string): string[] =>
  [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name);

/**
 * The styles of a page that has these names, with the movements that they name at their end. Custom properties that nothing
 * on it reads are left out.
 */
export function neededStyles(rules: readonly Rule[], has: ReadonlySet<string>): string {
  const standing = rules.flatMap((rule): Rule[] => {
    const selectors = rule.selectors.filter(({ takes }) => takes.every((name) => has.has(name)));
    return rule.selectors.length > 0 && selectors.length === 0 ? [] : [{ ...rule, selectors }];
  });
  const still = standing.filter((rule) => movementOf(rule) === undefined);
  const text = textOf(still);
  const named = standing.filter((rule) => {
    const name = movementOf(rule);
    return name !== undefined && text.includes(name);
  });
  const needed = [...still, ...named];
  const read = readBy(needed, has);
  return textOf(
    needed.map((rule) => ({ ...rule, body: rule.body.filter(({ sets }) => sets === null || read.has(sets)) })),
  );
}

/** The custom properties that are read, by what is declared or by each other. */
function readBy(rules: readonly Rule[], has: ReadonlySet<string>): Set<string> {
  const declarations = rules.flatMap(({ body }) => body);
  const read = new Set([...has].filter((name) => name.startsWith('--')));
  for (let before = -1; read.size > before; ) {
    before = read.size;
    for (const { text, sets } of declarations) {
      if (sets === null || read.has(sets)) for (const name of customPropertiesIn(text)) read.add(name);
    }
  }
  return read;
}

function textOf(rules: readonly Rule[]): string {
  let css = '';
  let open: string | null = null;
  for (const { group, selectors, body } of rules) {
    if (body.length === 0) continue;
    if (group !== open) css += (open === null ? '' : '}') + (group === null ? '' : `${group}{`);
    open = group;
    const text = body.map((one) => one.text).join(';');
    css += selectors.length > 0 ? `${selectors.map((one) => one.text).join()}{${text}}` : text;
  }
  return open === null ? css : `${css}}`;
}
