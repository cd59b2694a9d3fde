/** How the prices of a list lie, drawn: a dot for each piece while there are few, else a bar for each column. */

export const drawingWidth = 240;
export const drawingHeight = 64;
/** More than these are drawn as bars. */
const mostDots = 200;
const highestDots = 20;
const widestPitch = 7.5;

export interface PriceDrawing {
  kind: 'dots' | 'bars';
  /** Paths of lines, and how wide their stroke is: what lies in the range, and what doesn't. */
  within: string;
  outside: string;
  stroke: number;
}

/** @param isWithin whether a column reaches into the range that is asked for */
export function drawPrices(columns: readonly number[], isWithin: (column: number) => boolean): PriceDrawing {
  const most = Math.max(1, ...columns);
  const step = drawingWidth / columns.length;
  const dots = most <= highestDots && columns.reduce((sum, count) => sum + count, 0) <= mostDots;
  const pitch = Math.min(widestPitch, (drawingHeight - 4) / most);
  const paths = { within: '', outside: '' };
  for (const [column, count] of columns.entries()) {
    const x = step * (column + 0.5);
    const side = isWithin(column) ? 'within' : 'outside';
    if (!dots && count > 0) paths[side] += `M${x} ${drawingHeight}V${round(drawingHeight - (count / most) * 60)}`;
    // A line of no length with round ends.
    for (let at = 0; dots && at < count; at++) paths[side] += `M${x} ${round(drawingHeight - 4 - at * pitch)}h0`;
  }
  return { kind: dots ? 'dots' : 'bars', ...paths, stroke: dots ? round(pitch * 0.78) : step - 2 };
}

const round = (value: number): number => Math.round(value * 10) / 10;
