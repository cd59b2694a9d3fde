'use client';

import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Frame, fitted, pan, whole, type Zoom, zoomAt } from './zoom.ts';

const doubleTapMs = 300;
const tapPx = 8;
const swipePx = 60;

interface Photograph {
  width: number;
  height: number;
}

/** Fingers, wheel and double taps on an element that shows a photograph. @param swiped with 1 or -1, at full view only */
export function useZoom(element: RefObject<HTMLElement | null>, photograph: Photograph, swiped: (by: 1 | -1) => void) {
  const [zoom, setZoom] = useState<Zoom>(whole);
  const [screen, setScreen] = useState({ width: 1, height: 1 });
  const frame = fitted(screen, photograph);
  const frameNow = useRef<Frame>(frame);
  frameNow.current = frame;

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => setScreen({ width: target.clientWidth || 1, height: target.clientHeight || 1 });
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    const turned = (event: WheelEvent) => {
      event.preventDefault();
      const at = fromCentre(target, event);
      setZoom((before) => zoomAt(before, Math.exp(-event.deltaY / 400), at, frameNow.current));
    };
    // Not passive: else the page behind would scroll.
    target.addEventListener('wheel', turned, { passive: false });
    return () => {
      observer.disconnect();
      target.removeEventListener('wheel', turned);
    };
  }, [element]);

  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const start = useRef({ x: 0, y: 0, moved: false });
  const lastTap = useRef({ at: 0, x: 0, y: 0 });

  const down = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = fromCentre(event.currentTarget, event);
    fingers.current.set(event.pointerId, at);
    start.current = { ...at, moved: fingers.current.size > 1 };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const at = fromCentre(event.currentTarget, event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, at);
    if (distance(at, start.current) > tapPx) start.current.moved = true;
    setZoom((zoom) => {
      const by = { x: at.x - before.x, y: at.y - before.y };
      if (!other) return pan(zoom, by, frameNow.current);
      const between = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      return zoomAt(zoom, distance(at, other) / Math.max(1, distance(before, other)), between, frameNow.current);
    });
  };
  const up = (event: PointerEvent<HTMLElement>) => {
    const at = fingers.current.get(event.pointerId);
    fingers.current.delete(event.pointerId);
    if (!at || fingers.current.size > 0) return;
    if (!start.current.moved) return tapped(at, event.timeStamp);
    const across = at.x - start.current.x;
    if (zoom.scale === 1 && Math.abs(across) > swipePx) swiped(across < 0 ? 1 : -1);
  };
  const tapped = (at: { x: number; y: number }, when: number) => {
    const twice = when - lastTap.current.at < doubleTapMs && distance(at, lastTap.current) < 40;
    lastTap.current = twice ? { at: 0, x: 0, y: 0 } : { at: when, ...at };
    if (twice) setZoom((before) => (before.scale > 1 ? whole : zoomAt(before, 2.5, at, frameNow.current)));
  };

  return {
    zoom,
    frame,
    reset: useCallback(() => setZoom(whole), []),
    zoomBy: (factor: number) => setZoom((before) => zoomAt(before, factor, { x: 0, y: 0 }, frameNow.current)),
    panBy: (x: number, y: number) => setZoom((before) => pan(before, { x, y }, frameNow.current)),
    handlers: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up },
  };
}

function fromCentre(element: HTMLElement, event: { clientX: number; clientY: number }) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
}

const distance = (one: { x: number; y: number }, other: { x: number; y: number }): number =>
  Math.hypot(one.x - other.x, one.y - other.y);
