'use client';

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { photographSources } from '#components/ui/photograph/photograph-sources.ts';
import type { PieceImage } from '#contract/catalogue/catalogue.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { useZoom } from './use-zoom.ts';
import { inSight } from './zoom.ts';
import './look-closer.css';

const step = 1.5;
const panPx = 80;
const growMs = 320;

export interface LookCloserProps {
  title: string;
  /** Price and stock, live. */
  line: string;
  photographs: PieceImage[];
  /** Which of them is seen first. */
  at: number;
  /** The photograph on the page that it grows out of. */
  from: HTMLElement | null;
  close: () => void;
}

/** A piece's photographs over the whole screen. */
export function LookCloser({ title, line, photographs, at: first, from, close }: LookCloserProps) {
  const [at, setAt] = useState(first);
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const photograph = photographs[at] ?? photographs[0];
  const go = useCallback(
    (by: 1 | -1) => setAt((now) => (now + by + photographs.length) % photographs.length),
    [photographs.length],
  );
  const { zoom, frame, reset, zoomBy, panBy, handlers } = useZoom(stage, photograph ?? { width: 4, height: 5 }, go);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another photograph is seen whole at first.
  useEffect(reset, [at, reset]);
  useEffect(() => {
    dialog.current?.showModal();
    grow(picture.current, from, false);
  }, [from]);
  const leave = async () => {
    await grow(picture.current, at === first ? from : null, true);
    dialog.current?.close();
  };
  const pressed = (event: KeyboardEvent) => {
    const act = actOf(event, { near: zoom.scale > 1, zoomBy, panBy, go });
    if (!act) return;
    event.preventDefault();
    act();
  };
  if (!photograph) return null;
  const seen = inSight(zoom, frame);
  return (
    <dialog
      ref={dialog}
      className="look-closer"
      aria-label={`Photographs of ${title}`}
      onKeyDown={pressed}
      onClose={close}
      onCancel={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      <div ref={stage} className="look-closer__picture" {...handlers}>
        {/* biome-ignore lint/performance/noImgElement: the server sizes photographs. */}
        <img
          ref={picture}
          {...photographSources(photograph.file, '200vw')}
          sizes="200vw"
          alt={photograph.alt}
          draggable={false}
          style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
        />
      </div>
      <div className="look-closer__label">
        <span className="work-title">{title}</span>
        <span className="small tabular">{line}</span>
        {photograph.caption && <span className="small">{photograph.caption}</span>}
      </div>
      <div className="look-closer__tools">
        <span className="tabular" aria-hidden="true">
          {zoom.scale.toFixed(1)} ×
        </span>
        <button type="button" aria-label="Nearer" aria-disabled={zoom.scale >= 4} onClick={() => zoomBy(step)}>
          +
        </button>
        <button type="button" aria-label="Further" aria-disabled={zoom.scale <= 1} onClick={() => zoomBy(1 / step)}>
          −
        </button>
        <button type="button" aria-label="Close" onClick={() => void leave()}>
          <CloseIcon />
        </button>
      </div>
      {photographs.length > 1 && (
        <ul className="look-closer__thumbnails" aria-label="Photographs">
          {photographs.map((one, place) => (
            <li key={one.file}>
              <button
                type="button"
                aria-label={`Photograph ${place + 1} of ${photographs.length}`}
                aria-current={place === at ? 'true' : undefined}
                onClick={() => setAt(place)}
              >
                <Photograph image={one} alt="" sizes="56px" fetching="soon" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {zoom.scale > 1 && (
        <div className="look-closer__map" aria-hidden="true">
          <span
            style={{
              left: `${seen.left * 100}%`,
              top: `${seen.top * 100}%`,
              width: `${seen.width * 100}%`,
              height: `${seen.height * 100}%`,
            }}
          />
        </div>
      )}
      <p className="visually-hidden" role="status">
        {`Photograph ${at + 1} of ${photographs.length}. ${zoom.scale > 1 ? `${zoom.scale.toFixed(1)} times enlarged.` : ''}`}
      </p>
    </dialog>
  );
}

interface Acts {
  near: boolean;
  zoomBy: (factor: number) => void;
  panBy: (x: number, y: number) => void;
  go: (by: 1 | -1) => void;
}

/** Arrows turn to the next photograph, and move about in one that is near. */
function actOf(event: KeyboardEvent, { near, zoomBy, panBy, go }: Acts): (() => void) | null {
  if (event.metaKey || event.ctrlKey || event.altKey) return null;
  switch (event.key) {
    case '+':
    case '=':
      return () => zoomBy(step);
    case '-':
      return () => zoomBy(1 / step);
    case 'ArrowLeft':
      return () => (near ? panBy(panPx, 0) : go(-1));
    case 'ArrowRight':
      return () => (near ? panBy(-panPx, 0) : go(1));
    case 'ArrowUp':
      return () => panBy(0, panPx);
    case 'ArrowDown':
      return () => panBy(0, -panPx);
    default:
      return null;
  }
}

/** From its place on the page to the whole screen, or back. */
async function grow(picture: HTMLElement | null, from: HTMLElement | null, back: boolean): Promise<void> {
  if (!picture || !from || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const [here, there] = [picture.getBoundingClientRect(), from.getBoundingClientRect()];
  const x = there.left + there.width / 2 - (here.left + here.width / 2);
  const y = there.top + there.height / 2 - (here.top + here.height / 2);
  const small = {
    transform: `translate(${x}px, ${y}px) scale(${Math.min(1, there.height / here.height)})`,
    opacity: 0.4,
  };
  const frames = [small, { transform: getComputedStyle(picture).transform, opacity: 1 }];
  const { finished } = picture.animate(back ? frames.reverse() : frames, {
    duration: growMs,
    easing: 'cubic-bezier(.2,.7,.2,1)',
  });
  // A dialog that goes meanwhile ends it.
  await finished.catch(() => {});
}
