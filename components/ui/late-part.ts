import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { untilLoaded } from './until-loaded.ts';

type Loaded<P> = { default: ComponentType<P> };

/**
 * A part of the page whose script comes where it is shown. The server has it before anything is rendered: in a first
 * rendering too it stands in its place, also for readers without scripts.
 * @param load a dynamic import
 */
export function latePart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  if (typeof window !== 'undefined') return lazy(async () => ({ default: await untilLoaded(load) }));
  let part: ComponentType<P> | undefined;
  const loading = load().then((loaded) => {
    part = loaded;
    return { default: loaded };
  });
  // React asks a promise that answers at once no second time, and so doesn't send the part after the page.
  // biome-ignore lint/suspicious/noThenProperty: React takes what has a `then`.
  const there = { then: (take: (loaded: Loaded<P>) => void) => part && take({ default: part }) };
  return lazy(() => (part ? (there as unknown as Promise<Loaded<P>>) : loading));
}
