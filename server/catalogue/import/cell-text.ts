/** A cell that begins so is run as a formula by the programs that people open such files with. */
const formula = /^'*[=+\-@\t\r]/;

/** Text as a cell: with an apostrophe before it where it would be a formula. */
export const cellOf = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text of a cell: what `cellOf` was given. */
export const textOf = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
