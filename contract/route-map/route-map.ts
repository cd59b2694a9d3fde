import type { Destination } from '#domain/shipping/tracking/parcel-route.ts';

/** How places become points of a drawing, as `d3-geo` would project them. Degrees turned, then pixels. */
export interface MapProjection {
  kind: 'mercator' | 'whole-world';
  turnedBy: number;
  scale: number;
  x: number;
  y: number;
}

/** The land that parcels cross. It stays as it is while they move. */
export interface MapGround {
  width: number;
  height: number;
  projection: MapProjection;
  /** Rows of a path that is to be stroked with dots `gap` apart; it goes on beyond the edges. */
  land: string;
  gap: number;
}

export interface DrawnRoute {
  travelled: string;
  ahead: string | null;
  destination: { stop: DrawnStop; kind: 'town' | 'country' } | null;
  stops: DrawnStop[];
  /** Null: nobody knows where it is. */
  parcel: { x: number; y: number } | null;
}

export interface DrawnStop {
  x: number;
  y: number;
  /** Left out where it would lie on another. */
  label: string | null;
  side: 'left' | 'right' | 'below' | 'above';
}

/** What a page gets from the server for its map: the land, and where the order goes. Its parcels tell the rest. */
export interface MapBase {
  ground: MapGround;
  destination: Destination | null;
}
