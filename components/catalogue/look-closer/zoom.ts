/** How near a photograph is seen, and which part of it. Pixels of the page. */

export interface Zoom {
  /** 1: the whole photograph; `nearest` at most. */
  scale: number;
  /** Of the photograph's centre from the screen's. */
  x: number;
  y: number;
}

export interface Frame {
  /** Of the screen. */
  width: number;
  height: number;
  /** Of the photograph when it is seen whole. */
  fitWidth: number;
  fitHeight: number;
}

interface Point {
  x: number;
  y: number;
}

export const nearest = 4;
export const whole: Zoom = { scale: 1, x: 0, y: 0 };

/** How large a photograph of this shape is when it fits into the screen. */
export function fitted(
  screen: { width: number; height: number },
  photograph: { width: number; height: number },
): Frame {
  const ratio = Math.min(screen.width / photograph.width, screen.height / photograph.height);
  return { ...screen, fitWidth: photograph.width * ratio, fitHeight: photograph.height * ratio };
}

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** No further than its edges: what is smaller than the screen stays in its middle. */
function kept({ scale, x, y }: Zoom, frame: Frame): Zoom {
  const most = (size: number, screen: number) => Math.max(0, (size * scale - screen) / 2);
  return { scale, x: within(x, most(frame.fitWidth, frame.width)), y: within(y, most(frame.fitHeight, frame.height)) };
}

/** Nearer or further, so that what lies at the point stays there. @param at from the screen's centre */
export function zoomAt(zoom: Zoom, factor: number, at: Point, frame: Frame): Zoom {
  const scale = Math.min(nearest, Math.max(1, zoom.scale * factor));
  const by = scale / zoom.scale;
  return kept({ scale, x: at.x - (at.x - zoom.x) * by, y: at.y - (at.y - zoom.y) * by }, frame);
}

export const pan = (zoom: Zoom, by: Point, frame: Frame): Zoom =>
  kept({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, frame);

/** The part in sight, as shares of the photograph. */
export function inSight(
  { scale, x, y }: Zoom,
  frame: Frame,
): { left: number; top: number; width: number; height: number } {
  const width = Math.min(1, frame.width / (frame.fitWidth * scale));
  const height = Math.min(1, frame.height / (frame.fitHeight * scale));
  return {
    left: 0.5 - x / (frame.fitWidth * scale) - width / 2,
    top: 0.5 - y / (frame.fitHeight * scale) - height / 2,
    width,
    height,
  };
}
