/** A page as it was sent, as a browser without JavaScript shows it: what is in it, and what its forms would send. */
import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
export type Element = ReturnType<typeof DomUtils.findAll>[number];
type Node = Document['children'][number];

/** A part of it is enough, whatever its case; whoever is called exactly so is meant first. */
export type Name = string | RegExp;
export interface Which {
  /** Of several, the first. */
  first?: boolean;
  /** Inside an element like this. */
  within?: (around: Element) => boolean;
  /** In the form of the field of this label. */
  besides?: Name;
}

/** The form that is sent to an address that ends so. */
export const inForm =
  (address: string) =>
  ({ name, attribs }: Element): boolean =>
    name === 'form' && !!attribs.action?.endsWith(address);
/** A row, an item, an article and the like that shows this. */
export const amid =
  (tag: string, text: string) =>
  (element: Element): boolean =>
    element.name === tag && words(element).includes(text);

const attached = new WeakMap<Element, File>();

const isShownItself = ({ name, attribs }: Element): boolean =>
  !['head', 'script', 'style', 'template'].includes(name) &&
  !('hidden' in attribs) &&
  (name !== 'dialog' || 'open' in attribs);

function textOf(node: Node, leaves: (element: Element) => boolean): string {
  if (node.type === 'text') return (node as Node & { data: string }).data;
  if (!('children' in node) || ('name' in node && leaves(node as Element))) return '';
  return (node.children as Node[]).map((child) => textOf(child, leaves)).join('');
}
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What an element shows, its white space as one. */
export const words = (element: Element): string => tidy(textOf(element, (one) => !isShownItself(one)));

function* around(element: Element): Generator<Element> {
  for (let one: Element | null = element; one; one = (one.parent as Element | null) ?? null) {
    if ('attribs' in one) yield one;
  }
}

const isControl = ({ name }: Element): boolean => ['input', 'select', 'textarea'].includes(name);
const isButton = ({ name, attribs }: Element): boolean =>
  name === 'button' || (name === 'input' && ['submit', 'image'].includes(attribs.type ?? ''));

export class HtmlPage {
  readonly #document: Document;

  constructor(html: string) {
    this.#document = parseDocument(html);
  }

  /** All that is shown, in the order of the page. */
  all(test: (element: Element) => boolean): Element[] {
    return DomUtils.findAll((element) => test(element), this.#document.children).filter((element) =>
      [...around(element)].every(isShownItself),
    );
  }

  /** Whether it is shown or not, as what stands in the head. */
  any(test: (element: Element) => boolean): Element[] {
    return DomUtils.findAll((element) => test(element), this.#document.children);
  }

  link(name: Name, which: Which = {}): Element {
    const links = this.all((one) => one.name === 'a' && 'href' in one.attribs);
    return the('link', links, (one) => [this.#nameOf(one)], name, which);
  }

  button(name: Name, which: Which = {}): Element {
    const form = which.besides === undefined ? null : this.formOf(this.control(which.besides));
    const buttons = this.all(isButton).filter((one) => form === null || this.formOf(one) === form);
    return the('button', buttons, (one) => [this.#nameOf(one)], name, which);
  }

  control(label: Name, which: Which = {}): Element {
    const controls = this.all((one) => isControl(one) && !isButton(one) && one.attribs.type !== 'hidden');
    return the('field', controls, (one) => this.#labelsOf(one), label, which);
  }

  /** By the name under which it is sent. */
  controlNamed(name: string): Element {
    const controls = this.all((one) => isControl(one) && one.attribs.type !== 'hidden');
    return the('field', controls, (one) => [one.attribs.name ?? ''], new RegExp(`^${name}$`), {});
  }

  #byId(id: string): Element | undefined {
    return this.any((one) => one.attribs.id === id)[0];
  }

  #spoken(ids: string): string {
    return tidy(
      ids
        .split(/\s+/)
        .map((id) => {
          const named = this.#byId(id);
          return named ? textOf(named, ({ name }) => name === 'script') : '';
        })
        .join(' '),
    );
  }

  #nameOf(element: Element): string {
    const { attribs } = element;
    if (attribs['aria-label']) return tidy(attribs['aria-label']);
    if (attribs['aria-labelledby']) return this.#spoken(attribs['aria-labelledby']);
    if (element.name === 'input') return attribs.value ?? '';
    const shown = tidy(textOf(element, (one) => !isShownItself(one) || one.attribs['aria-hidden'] === 'true'));
    const pictures = DomUtils.findAll(({ name }) => name === 'img', element.children).map(({ attribs }) => attribs.alt);
    return tidy([shown, ...pictures].join(' '));
  }

  #labelsOf(control: Element): string[] {
    const { attribs } = control;
    if (attribs['aria-labelledby']) return [this.#spoken(attribs['aria-labelledby'])];
    if (attribs['aria-label']) return [tidy(attribs['aria-label'])];
    const labels = this.any(({ name, attribs: { for: id } }) => name === 'label' && !!id && id === attribs.id);
    labels.push(...[...around(control)].filter(({ name, attribs }) => name === 'label' && !attribs.for));
    return labels.map((label) =>
      tidy(textOf(label, (one) => isControl(one) || one.attribs['aria-hidden'] === 'true' || !isShownItself(one))),
    );
  }

  formOf(control: Element): Element | undefined {
    const { form } = control.attribs;
    return form ? this.#byId(form) : [...around(control)].find(({ name }) => name === 'form');
  }

  /** What the form of this button would send. @throws Error if the browser would ask for something first */
  entriesOf(form: Element, submitter: Element): [name: string, value: string | File][] {
    const controls = this.any((one) => (isControl(one) || isButton(one)) && this.formOf(one) === form);
    const judges = !('novalidate' in form.attribs) && !('formnovalidate' in submitter.attribs);
    const entries: [string, string | File][] = [];
    for (const control of controls) {
      const { name = '', required } = control.attribs;
      if (isDisabled(control) || (isButton(control) && control !== submitter)) continue;
      const values = valuesOf(control);
      const isEmpty = () => controls.filter((one) => one === control || isRadioOf(one, name)).every(hasNothing);
      if (judges && required !== undefined && isEmpty())
        throw new Error(`A browser would not send this: “${this.#labelsOf(control).join(' ')}” (${name}) is empty.`);
      if (name !== '') entries.push(...values.map((value): [string, string | File] => [name, value]));
    }
    return entries;
  }

  /** Types a text, chooses an option by its value or its words, or ticks or unticks a box. */
  fill(control: Element, value: string | boolean | File): void {
    const { name, attribs } = control;
    if (isDisabled(control)) throw new Error(`The field ${attribs.name} is disabled.`);
    if (value instanceof File) attached.set(control, value);
    else if (typeof value === 'boolean') this.#tick(control, value);
    else if (name === 'select') choose(control, value);
    else if ('readonly' in attribs) throw new Error(`The field ${attribs.name} can’t be changed.`);
    else attribs.value = value;
  }

  #tick(control: Element, checked: boolean): void {
    if (control.attribs.type === 'radio') {
      const form = this.formOf(control);
      for (const other of this.any((one) => isRadioOf(one, control.attribs.name) && this.formOf(one) === form))
        delete other.attribs.checked;
    }
    if (checked) control.attribs.checked = '';
    else delete control.attribs.checked;
  }
}

const isRadioOf = ({ attribs }: Element, group: string | undefined): boolean =>
  attribs.type === 'radio' && attribs.name === group;
const hasNothing = (control: Element): boolean =>
  valuesOf(control).every((value) => (value instanceof File ? value.name : value) === '');

const isDisabled = (control: Element): boolean =>
  'disabled' in control.attribs ||
  [...around(control)].some(({ name, attribs }) => name === 'fieldset' && 'disabled' in attribs);

const optionsOf = (select: Element): Element[] =>
  DomUtils.findAll(({ name, attribs }) => name === 'option' && !('disabled' in attribs), select.children);
const valueOfOption = (option: Element): string => option.attribs.value ?? words(option);

function choose(select: Element, wanted: string): void {
  const options = optionsOf(select);
  const chosen = options.find((one) => valueOfOption(one) === wanted) ?? options.find((one) => words(one) === wanted);
  if (!chosen) throw new Error(`There is no option ${wanted} in ${select.attribs.name}.`);
  for (const option of options) delete option.attribs.selected;
  chosen.attribs.selected = '';
}

/** What is sent of a control, and what somebody sees in it. */
export function valuesOf(control: Element): (string | File)[] {
  const { name, attribs } = control;
  if (name === 'select') {
    const options = optionsOf(control);
    const chosen = options.filter(({ attribs }) => 'selected' in attribs);
    if ('multiple' in attribs) return chosen.map(valueOfOption);
    return [...chosen.slice(-1), ...options].slice(0, 1).map(valueOfOption);
  }
  // What was typed is kept beside what was sent.
  if (name === 'textarea') return [attribs.value ?? DomUtils.textContent(control).replace(/^\n/, '')];
  if (attribs.type === 'file') return [attached.get(control) ?? new File([], '')];
  if (attribs.type === 'checkbox' || attribs.type === 'radio')
    return 'checked' in attribs ? [attribs.value ?? 'on'] : [];
  return [attribs.value ?? ''];
}

function the(
  kind: string,
  elements: Element[],
  namesOf: (element: Element) => string[],
  name: Name,
  { first, within }: Which,
): Element {
  const inside = within ? elements.filter((element) => [...around(element)].some(within)) : elements;
  const matches = (one: string) =>
    typeof name === 'string' ? one.toLowerCase().includes(name.toLowerCase()) : name.test(one);
  const matching = inside.filter((element) => namesOf(element).some(matches));
  const exact = matching.filter((element) => namesOf(element).some((one) => one === name));
  const chosen = exact.length > 0 ? exact : matching;
  const [found] = chosen;
  if (found && (first || chosen.length === 1)) return found;
  const there = inside.map((element) => namesOf(element).join(' | '));
  throw new Error(`${chosen.length} of each ${kind} called ${name}. There are: ${there.join(', ')}`);
}
