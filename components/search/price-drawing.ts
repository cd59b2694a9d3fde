/** How the prices of a list lie, drawn: a dot for each piece while there are few, else a bar for each column. */

export const drawingWidth = 240;
export const drawingHeight = 64;
const widestPitch = 7.5;

interface Prices {
  from: number;
  to: number;
  bars: readonly number[];
  /** Each price, the lowest first; null: there are too many. */
  dots: readonly number[] | null;
}
export interface PriceDrawing {
  kind: 'dots' | 'bars';
  /** Paths of lines, and how wide their stroke is: what lies in the range, and what doesn't. */
  within: string;
  outside: string;
  stroke: number;
}

/** @param low the lowest price that is asked for, and `high` the highest */
export function drawPrices({ from, to, bars, dots }: Prices, low: number, high: number): PriceDrawing {
  const most = Math.max(1, ...bars);
  const step = drawingWidth / bars.length;
  const column = (to - from) / bars.length;
  const pitch = Math.min(widestPitch, (drawingHeight - 4) / most);
  const paths = { within: '', outside: '' };
  let drawn = 0;
  for (const [place, count] of bars.entries()) {
    const x = step * (place + 0.5);
    const start = from + place * column;
    const reachesIn = start <= high && start + column >= low;
    if (!dots && count > 0) {
      paths[reachesIn ? 'within' : 'outside'] += `M${x} ${drawingHeight}V${round(drawingHeight - (count / most) * 60)}`;
    }
    for (const [at, price] of dots?.slice(drawn, drawn + count).entries() ?? []) {
      // A line of no length with round ends.
      paths[price >= low && price <= high ? 'within' : 'outside'] += `M${x} ${round(drawingHeight - 4 - at * pitch)}h0`;
    }
    drawn += count;
  }
  return { kind: dots ? 'dots' : 'bars', ...paths, stroke: dots ? round(pitch * 0.78) : step - 2 };
}

const round = (value: number): number => Math.round(value * 10) / 10;
