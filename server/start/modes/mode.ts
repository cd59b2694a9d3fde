import type { HttpServerOptions } from '#server/engine/http/http-server.ts';
import type { Announcements } from '#server/engine/live/changes/announcements.ts';
import type { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import type { LiveEngine, LiveEngineOptions } from '#server/engine/live/live-engine.ts';
import type { CachePagesOptions } from '#server/engine/pages/cached-pages.ts';

/** Where the shop keeps its data, and who else may be there: what differs between the ways to run it. */
export interface Mode {
  databaseUrl: string;
  /** Processes that render pages beside the server. */
  renderers: number;
  /** Whether nobody but this process writes to the database. */
  isOnlyWriter: boolean;
  /** It has a crowd to expect: what most ask for is read before it opens. */
  warms: boolean;
  /**
   * Tells of this process to the others, and begins to hear of what they change.
   *
   * @param said which topics others may be told of in the clear
   */
  join(said: { namesNobody(topic: string): boolean }): Promise<Joined>;
  /** After everything else. */
  close(): Promise<void>;
}

/** What the parts of the engine are given by the mode. */
export interface Joined {
  processes: ProcessRegister;
  announcements: Announcements;
  http: Pick<HttpServerOptions, 'redisAnswers' | 'awayMs'>;
  /** @param live the engine, once it runs */
  pages(live: () => LiveEngine): Pick<CachePagesOptions, 'attention' | 'others'>;
  live: Pick<LiveEngineOptions, 'attention' | 'wakeCall' | 'redis' | 'bus'>;
  /** Once the live engine runs. */
  start(): void;
  leave(): Promise<void>;
}
