import type { CacheableRequest } from './cacheable-request.ts';
import type { RenderedPage } from './render-detached.ts';

export interface RendererStart {
  databaseUrl: string;
  /** What the app settled on at its start, as its own renderer reads it. */
  settings: unknown;
  /** How often it says that it lives, while it renders. */
  beatMs: number;
}

export interface RenderJob {
  id: number;
  wanted: CacheableRequest;
}

/** What has changed since the last message; null: anything may have. */
export interface ChangedTopics {
  changed: readonly string[] | null;
}

/** A rendered page with what it was made of, or null if it could not be rendered there. */
export interface RenderedJob {
  id: number;
  done: { page: RenderedPage; topics: string[]; until: number } | null;
}

export type FromRenderer = { ready: true } | { alive: true } | RenderedJob;
