import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { DrawnRoute, DrawnStop, MapGround } from '#contract/route-map/route-map.ts';
import type { ParcelRoute } from '#domain/shipping/tracking/parcel-route.ts';
import { drawRoutes } from './draw-routes.ts';
import { type Letters, labelGap } from './label-side.ts';
import './parcel-map.css';

/** A phone's map is the same drawing, smaller, with larger letters. */
const sizes: { className: string; letters: Letters; dot: number }[] = [
  { className: 'parcel-map__wide', letters: { wide: 9.5, high: 20 }, dot: 9 },
  { className: 'parcel-map__narrow', letters: { wide: 16.5, high: 34 }, dot: 15 },
];

interface Props {
  ground: MapGround;
  routes: readonly ParcelRoute[];
  label: string;
  children?: ReactNode;
}

/** Where parcels were and where they go: drawn from the same events as the list beside it. */
export function ParcelMap({ ground, routes, label, children }: Props) {
  const { width, height, land, gap } = ground;
  return (
    <figure className="parcel-map">
      <svg className="parcel-map__map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <path className="parcel-map__land" d={land} strokeDasharray={`0.01 ${gap - 0.01}`} />
        {sizes.map(({ className, letters, dot }) => (
          <g key={className} className={className}>
            {drawRoutes(ground, routes, letters).map((drawn, index) => (
              <Route
                // biome-ignore lint/suspicious/noArrayIndexKey: a route is known by its place alone
                key={index}
                drawn={drawn}
                tone={routes[index]?.tone ?? 'moving'}
                dot={dot}
                gap={labelGap(letters)}
              />
            ))}
          </g>
        ))}
      </svg>
      {children && <figcaption className="parcel-map__live">{children}</figcaption>}
    </figure>
  );
}

interface RouteProps {
  drawn: DrawnRoute;
  tone: ParcelRoute['tone'];
  dot: number;
  gap: Gap;
}

function Route({ drawn, tone, dot, gap }: RouteProps) {
  const { travelled, ahead, destination, stops, parcel } = drawn;
  return (
    <g>
      {ahead && <path className="parcel-map__ahead" d={ahead} />}
      <path className="parcel-map__way" d={travelled} />
      {stops.map((stop, index) => (
        <Stop
          key={`${stop.x},${stop.y}`}
          stop={stop}
          size={dot * 1.2}
          gap={gap}
          isEnd={!destination && index === stops.length - 1}
        />
      ))}
      {destination && (
        <Stop stop={destination.stop} size={destination.kind === 'town' ? dot * 1.8 : 0} gap={gap} isEnd isAhead />
      )}
      {parcel && tone !== 'held' && tone !== 'arrived' && (
        <circle className="parcel-map__halo" cx={parcel.x} cy={parcel.y} r={dot * 1.9} />
      )}
      {parcel && (
        <circle
          className={classNames(
            'parcel-map__parcel',
            tone === 'arrived' && 'parcel-map__parcel--arrived',
            tone === 'held' && 'parcel-map__parcel--held',
          )}
          cx={parcel.x}
          cy={parcel.y}
          r={tone === 'held' ? dot * 1.4 : dot}
        />
      )}
    </g>
  );
}

const places = {
  left: { dx: -1, dy: 0, textAnchor: 'end' },
  right: { dx: 1, dy: 0, textAnchor: 'start' },
  below: { dx: 0, dy: 1, textAnchor: 'middle' },
  above: { dx: 0, dy: -1, textAnchor: 'middle' },
} as const;

type Gap = ReturnType<typeof labelGap>;

interface StopProps {
  stop: DrawnStop;
  /** None: only the name is known, of a town somewhere in its country. */
  size: number;
  gap: Gap;
  isEnd: boolean;
  isAhead?: boolean;
}

function Stop({ stop: { x, y, label, side }, size, gap, isEnd, isAhead = false }: StopProps) {
  const { dx, dy, textAnchor } = places[side];
  const half = size / 2;
  return (
    <>
      {size > 0 && (
        <rect
          className={classNames('parcel-map__stop', isAhead && 'parcel-map__stop--ahead')}
          x={x - half}
          y={y - half}
          width={size}
          height={size}
        />
      )}
      {label && (
        <text
          className={isEnd ? 'parcel-map__end' : undefined}
          x={x + dx * gap.across}
          y={y + dy * gap.down}
          dy="0.34em"
          textAnchor={textAnchor}
        >
          {label}
        </text>
      )}
    </>
  );
}
