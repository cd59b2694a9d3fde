/** A list’s four took 11 ms of a desktop’s processor: four times that is nearly a long task of a phone’s. */
const atOnce = 2;

const whenIdle = (run: () => void) => ('requestIdleCallback' in self ? requestIdleCallback(run) : setTimeout(run, 50));

/**
 * Lays out what was out of sight at first (`.laid-out-late`), a few parts at a time, so that no touch waits for all of it. From
 * then on pages are laid out whole: a way back leads to the very place.
 */
export function layOutLate(): void {
  const { dataset } = document.documentElement;
  if (dataset.laidOut !== undefined) return;
  const parts = [...document.querySelectorAll<HTMLElement>('.laid-out-late')];
  const next = () => {
    for (const part of parts.splice(0, atOnce)) part.style.contentVisibility = 'visible';
    if (parts.length > 0) whenIdle(next);
    else dataset.laidOut = '';
  };
  whenIdle(next);
}
