// Fails for a class that no sheet declares or no element has, for a name that isn't spelled out, and for a block in two sheets
// (docs/decisions/024-plain-sheets-with-blocks.md).
import { readdirSync, readFileSync } from 'node:fs';
import parser from 'next/dist/compiled/babel/parser.js';
import { parse as parseSheet } from 'postcss';
import selectors from 'postcss-selector-parser';

const spelledOut = /^[a-z]+(-[a-z]+)*(__[a-z]+(-[a-z]+)*)?(--[a-z]+(-[a-z]+)*)?$/;
/** Words of a name have four letters or more, but for these. */
const shortWords = new Set(
  `all ask at bag bar bid big box buy by cap day did dry due end get go hit hot how in ink job key lot low map new no not now off
  one or out own pay raw row six sku sum tag tax ten the to top two up way wet why won you`.split(/\s+/),
);
/** `parcel-map` of `parcel-map__stop--ahead`. */
const blockOf = (name) => name.split(/__|--/)[0];

const files = ['app', 'components', 'bench', 'e2e']
  .flatMap((room) => readdirSync(room, { recursive: true }).map((file) => `${room}/${file.replaceAll('\\', '/')}`))
  .filter((file) => /\.(css|tsx?)$/.test(file) && !/\.test\.tsx?$/.test(file));
const problems = [];

function classesOf(selector) {
  const found = [];
  selectors((root) => root.walkClasses(({ value }) => void found.push(value))).processSync(selector);
  return found;
}

/** A sheet's selectors, each with its classes, those of the rules around it too. */
function selectorsIn(file) {
  const found = [];
  parseSheet(readFileSync(file, 'utf8')).walkRules((rule) => {
    if (/keyframes$/.test(rule.parent.name ?? '')) return;
    const around = [];
    for (let outer = rule.parent; outer.type !== 'root'; outer = outer.parent) {
      if (outer.type === 'rule') around.push(...classesOf(outer.selector));
    }
    for (const text of rule.selectors) {
      const classes = [...around, ...classesOf(text)];
      found.push({ file, text, classes, blocks: [...new Set(classes.map(blockOf))] });
    }
  });
  return found;
}
const declared = files.filter((file) => file.endsWith('.css')).flatMap(selectorsIn);

/** The sheet of a block is the one that styles it by itself, or else inside one other block, or the only one that names it. */
const sheetOf = new Map();
for (const { file, text, blocks } of declared.filter(({ blocks }) => blocks.length === 1)) {
  const sheet = sheetOf.get(blocks[0]) ?? file;
  sheetOf.set(blocks[0], sheet);
  if (sheet !== file) problems.push(`${file}: ${text} styles a block of ${sheet}. Move the rule there.`);
}
for (const { file, blocks } of declared.filter(({ blocks }) => blocks.length === 2)) {
  if (!sheetOf.has(blocks[1])) sheetOf.set(blocks[1], file);
}
for (const { file, blocks } of declared) {
  for (const block of blocks) {
    const elsewhere = declared.some((other) => other.file !== file && other.blocks.includes(block));
    if (!sheetOf.has(block) && !elsewhere) sheetOf.set(block, file);
  }
}
for (const { file, text, blocks } of declared) {
  const isOwn = blocks.length === 0 || blocks.some((block) => sheetOf.get(block) === file);
  if (!isOwn) problems.push(`${file}: ${text} names no block of this sheet. Begin it with one, or move the rule.`);
}

const parseCode = (file) =>
  parser.parse(readFileSync(file, 'utf8'), {
    sourceType: 'module',
    plugins: file.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'],
  });

/** Calls `take` with each class that an element of the file may have. */
function classesInCode(tree, take) {
  const constants = new Map();
  visit(tree, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      constants.set(node.id.name, node.init);
  });
  const words = (text) => {
    for (const word of text.split(/\s+/)) if (word !== '') take(word);
  };
  const read = (node) => {
    switch (node?.type) {
      case 'StringLiteral':
        return words(node.value);
      case 'TemplateLiteral':
        for (const { value } of node.quasis) words(value.raw);
        for (const expression of node.expressions) read(expression);
        return;
      case 'ConditionalExpression':
        read(node.consequent);
        return read(node.alternate);
      case 'LogicalExpression':
        if (node.operator !== '&&') read(node.left);
        return read(node.right);
      case 'CallExpression':
        for (const argument of node.arguments) read(argument);
        return;
      case 'ObjectExpression':
        for (const { value } of node.properties) read(value);
        return;
      case 'MemberExpression':
        return read(constants.get(node.object.name));
      case 'JSXExpressionContainer':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return read(node.expression);
      default:
    }
  };
  const isClass = (name) => /^(class|className|[a-z]+(Class|ClassName))$/.test(name ?? '');
  visit(tree, (node) => {
    if (node.type === 'JSXAttribute' && isClass(node.name.name)) read(node.value);
    if (node.type === 'ObjectProperty' && isClass(node.key.name) && node.value.type === 'StringLiteral')
      read(node.value);
    if (node.type === 'CallExpression' && node.callee.name === 'classNames') read(node);
  });
}

function visit(node, see) {
  if (typeof node?.type !== 'string') return;
  see(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) visit(item, see);
    else if (value && typeof value === 'object') visit(value, see);
  }
}

const lookUps = new Set(['querySelector', 'querySelectorAll', 'closest', 'matches', 'locator', 'waitForSelector']);

/** Calls `take` with each class that the file looks elements up by. */
function classesLookedUp(tree, take) {
  visit(tree, (node) => {
    if (!/CallExpression$/.test(node.type) || !lookUps.has(node.callee.property?.name)) return;
    const [selector] = node.arguments;
    const texts = selector?.quasis?.map(({ value }) => value.raw) ?? [selector?.value ?? ''];
    const text = texts.join('').replaceAll(/\[[^\]]*\]/g, '');
    for (const [, name] of text.matchAll(/\.([a-z][\w-]*)/g)) take(name);
  });
}

const used = new Map();
const lookedUp = new Map();
for (const file of files.filter((file) => /\.tsx?$/.test(file))) {
  const tree = parseCode(file);
  classesInCode(tree, (name) => used.set(name, file));
  classesLookedUp(tree, (name) => lookedUp.set(name, file));
}
const inSheets = new Map(declared.flatMap(({ file, classes }) => classes.map((name) => [name, file])));

for (const [name, file] of [...used, ...lookedUp]) {
  if (!inSheets.has(name)) problems.push(`${file}: no sheet declares .${name}.`);
}
for (const [name, file] of inSheets) {
  if (!used.has(name)) problems.push(`${file}: no element has .${name}.`);
  const short = name.split(/[-_]+/).filter((word) => word.length < 4 && !shortWords.has(word));
  if (!spelledOut.test(name) || short.length > 0) problems.push(`${file}: .${name} isn't spelled out.`);
}

if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`);
process.stdout.write(`${inSheets.size} classes in ${sheetOf.size} blocks, ${problems.length} problems\n`);
process.exit(problems.length === 0 ? 0 : 1);
