import type { Piece } from '#contract/catalogue/catalogue.ts';
import { centimetres } from '../piece-measures.ts';
import { outlineOf } from './outlines.ts';

/** The most that is drawn, in pixels of the drawing. */
const room = { width: 216, height: 214 };
const ground = 236;
const bottle = { heightMm: 300, widthMm: 75 };

/** The piece drawn to scale beside a bottle of 30 cm. Nothing where its measures aren't known. */
export function ScaleDrawing({ form, heightMm, widthMm }: Pick<Piece, 'form' | 'heightMm' | 'widthMm'>) {
  if (heightMm === null || widthMm === null || form === '') return null;
  const perMm = Math.min(room.height / Math.max(heightMm, bottle.heightMm), room.width / widthMm);
  const [height, width] = [heightMm * perMm, widthMm * perMm];
  const [bottleHeight, bottleWidth] = [bottle.heightMm * perMm, bottle.widthMm * perMm];
  const left = 44;
  const [top, right, middle] = [round(ground - height), round(left + width), round(ground - height / 2)];
  const beside = left + width + 44;
  const across = round(beside + bottleWidth + 28);
  const [tall, wide] = [`${centimetres(heightMm)} cm`, `${centimetres(widthMm)} cm`];
  return (
    <svg
      className="scale-drawing"
      viewBox={`0 0 ${Math.max(across, 220)} 284`}
      style={{ maxWidth: round(Math.max(across, 220) * 1.18) }}
      role="img"
      aria-label={`Drawn to scale: ${tall} tall and ${wide} across, beside a bottle of 30 cm`}
    >
      <path className="scale-drawing__ground" d={`M8 ${ground}H${across}`} />
      <Outline
        className="scale-drawing__hidden"
        d={bottlePath}
        x={beside}
        y={ground - bottleHeight}
        width={bottleWidth}
        height={bottleHeight}
      />
      <Outline className="scale-drawing__outline" d={outlineOf(form)} x={left} y={top} width={width} height={height} />
      <path
        className="scale-drawing__dimension"
        d={`M26 ${top}V${ground}M22 ${top}H30M22 ${ground}H30M${left} 252H${right}M${left} 248V256M${right} 248V256`}
      />
      <text x="18" y={middle} transform={`rotate(-90 18 ${middle})`} textAnchor="middle">
        {tall}
      </text>
      <text x={round(left + width / 2)} y="274" textAnchor="middle">
        {wide}
      </text>
      <text x={round(beside + bottleWidth / 2)} y={round(ground - bottleHeight - 8)} textAnchor="middle">
        Bottle, 30 cm
      </text>
    </svg>
  );
}

const bottlePath = 'M0 100V52C0 42 30 38 30 30V0H70V30C70 38 100 42 100 52V100Z';

interface OutlineProps {
  className: string;
  d: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const Outline = ({ x, y, width, height, ...path }: OutlineProps) => (
  <g transform={`translate(${round(x)} ${round(y)}) scale(${round(width / 100)} ${round(height / 100)})`}>
    <path {...path} vectorEffect="non-scaling-stroke" />
  </g>
);

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
