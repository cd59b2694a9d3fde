export interface RouteMapDrawing {
  width: number;
  height: number;
  /** Land, as rows of a path that is to be stroked with dots `gap` apart. */
  land: string;
  gap: number;
  routes: DrawnRoute[];
}

export interface DrawnRoute {
  travelled: string;
  ahead: { way: string; destination: DrawnStop; kind: MapDestination['kind'] } | null;
  stops: DrawnStop[];
  parcel: { x: number; y: number; state: ParcelOnMap };
}

export interface DrawnStop {
  x: number;
  y: number;
  /** Left out where it would lie on another. */
  label: string | null;
  side: 'left' | 'right' | 'below' | 'above';
}

export type ParcelOnMap = 'moving' | 'held' | 'arrived';

export interface RouteMap {
  wide: RouteMapDrawing;
  narrow: RouteMapDrawing;
}

/** Where a parcel goes: the town of its address, or only the country. */
export type MapDestination = { lat: number; lng: number; label: string } & (
  | { kind: 'town' }
  | { kind: 'country'; code: string }
);

/** Where a parcel really was, oldest first, and where it still goes. All that a map is told. */
export interface MapRoute {
  stops: { lat: number; lng: number; label: string | null }[];
  state: ParcelOnMap;
  /** Null once it is there or goes elsewhere, and where it isn't known. */
  destination: MapDestination | null;
}
