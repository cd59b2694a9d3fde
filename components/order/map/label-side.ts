import type { DrawnStop } from '#contract/route-map/route-map.ts';

/** Room that a letter takes, in units of the drawing. */
export interface Letters {
  wide: number;
  high: number;
}
export interface Frame {
  width: number;
  height: number;
  letters: Letters;
}

export interface Point {
  x: number;
  y: number;
}
type Side = DrawnStop['side'];

const bow = 0.14;

export const bowOf = (from: Point, to: Point): Point => ({
  x: (from.x + to.x) / 2 + (to.y - from.y) * bow,
  y: (from.y + to.y) / 2 - (to.x - from.x) * bow,
});

/** Points along the way from one stop to the next, some eight units apart. */
export function samplesOf(from: Point | undefined, to: Point): Point[] {
  if (!from) return [];
  const middle = bowOf(from, to);
  const steps = Math.max(4, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const [t, u] = [step / steps, 1 - step / steps];
    return {
      x: u * u * from.x + 2 * u * t * middle.x + t * t * to.x,
      y: u * u * from.y + 2 * u * t * middle.y + t * t * to.y,
    };
  });
}

/** How far a label stands off its point: beside it, and from middle to middle above or below it. */
export const labelGap = ({ wide, high }: Letters) => ({ across: wide * 1.8, down: wide * 1.4 + high / 2 });

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function boxOf({ x, y }: Point, label: string, side: Side, letters: Letters): Box {
  const { wide, high } = letters;
  const { across, down } = labelGap(letters);
  const width = label.length * wide;
  const left = side === 'left' ? x - across - width : side === 'right' ? x + across : x - width / 2;
  const middle = side === 'above' ? y - down : side === 'below' ? y + down : y;
  return { left, right: left + width, top: middle - high / 2, bottom: middle + high / 2 };
}

const isIn = ({ left, right, top, bottom }: Box, { x, y }: Point, margin: number): boolean =>
  x > left - margin && x < right + margin && y > top - margin && y < bottom + margin;

interface Surroundings {
  line: readonly Point[];
  others: readonly Point[];
  frame: Frame;
}

/** Finds the side where a label lies on no way, no other stop and not beyond the edge; `free` if there is one. */
export function labelSide(
  point: Point & { label: string | null },
  { line, others, frame }: Surroundings,
): { side: Side; free: boolean } {
  const costOf = (side: Side): number => {
    const box = boxOf(point, point.label ?? '', side, frame.letters);
    const beyond = box.left < 8 || box.right > frame.width - 8 || box.top < 8 || box.bottom > frame.height - 8;
    const crossed = line.filter((at) => isIn(box, at, 4)).length;
    const covered = others.filter((other) => other !== point && isIn(box, other, 12)).length;
    return (beyond ? 1_000 : 0) + crossed + covered * 20;
  };
  const sides: Side[] = ['right', 'left', 'below', 'above'];
  const side = sides.reduce((best, other) => (costOf(other) < costOf(best) ? other : best));
  return { side, free: costOf(side) === 0 };
}
