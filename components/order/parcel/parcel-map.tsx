import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { DrawnRoute, DrawnStop, RouteMap, RouteMapDrawing } from '#contract/order/route-map.ts';
import './parcel-map.css';

interface Props {
  map: RouteMap;
  label: string;
  children?: ReactNode;
}

/** Where parcels really were. It knows nothing but the drawing and its words; no script is needed. */
export function ParcelMap({ map, label, children }: Props) {
  return (
    <figure className="rm">
      <div role="img" aria-label={label}>
        <Drawing drawing={map.wide} className="rm-wide" />
        <Drawing drawing={map.narrow} className="rm-narrow" />
      </div>
      {children && <figcaption className="rm-live">{children}</figcaption>}
    </figure>
  );
}

function Drawing({ drawing, className }: { drawing: RouteMapDrawing; className: string }) {
  const { width, height, land, gap, routes } = drawing;
  return (
    <svg
      className={classNames('rm-map', className)}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path className="rm-dots" d={land} strokeDasharray={`0.01 ${gap - 0.01}`} />
      {routes.map((route, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a route is known by its place alone
        <Route key={index} route={route} />
      ))}
    </svg>
  );
}

function Route({ route: { travelled, ahead, stops, parcel } }: { route: DrawnRoute }) {
  return (
    <g>
      {ahead && <path className="rm-ahead" d={ahead.way} />}
      <path className="rm-way" d={travelled} />
      {stops.map((stop) => (
        <Stop key={`${stop.x},${stop.y}`} stop={stop} />
      ))}
      {ahead && <Destination {...ahead} />}
      {parcel.state === 'moving' && <circle className="rm-halo" cx={parcel.x} cy={parcel.y} r="16" />}
      {parcel.state === 'held' ? (
        <circle className="rm-held" cx={parcel.x} cy={parcel.y} r="12" />
      ) : (
        <circle className={`rm-parcel ${parcel.state}`} cx={parcel.x} cy={parcel.y} r="8" />
      )}
    </g>
  );
}

const places = {
  left: { dx: -18, dy: 5, textAnchor: 'end' },
  right: { dx: 18, dy: 5, textAnchor: 'start' },
  below: { dx: 0, dy: 32, textAnchor: 'middle' },
  above: { dx: 0, dy: -20, textAnchor: 'middle' },
} as const;

/** A town is a square; of a country only the name is known. */
function Destination({ destination: { x, y, label, side }, kind }: NonNullable<DrawnRoute['ahead']>) {
  return (
    <>
      {kind === 'town' && <rect className="rm-stop" x={x - 8} y={y - 8} width="16" height="16" />}
      {label && (
        <text className="rm-to" x={x} y={y} {...places[side]}>
          {label}
        </text>
      )}
    </>
  );
}

function Stop({ stop: { x, y, label, side } }: { stop: DrawnStop }) {
  return (
    <>
      <rect className="rm-stop" x={x - 5} y={y - 5} width="10" height="10" />
      {label && (
        <text x={x} y={y} {...places[side]}>
          {label}
        </text>
      )}
    </>
  );
}
