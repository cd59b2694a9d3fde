/**
 * A shop without pages in a process of its own, for faults: the API, live views and due work, as `server/main.ts` puts
 * them together. Says `open <port>`.
 */
import type { AddressInfo } from 'node:net';
import { readConfig } from '#server/config.ts';
import { keepMeasuringClock, measureDatabaseClock } from '#server/database/clock.ts';
import { connectDatabase } from '#server/database/database.ts';
import { dueWorks } from '#server/due-works.ts';
import { answerApi } from '#server/http/api/answer-api.ts';
import { RouteTable } from '#server/http/api/route-table.ts';
import { createHttpServer } from '#server/http/http-server.ts';
import { Announcements } from '#server/live/announcements.ts';
import { startLiveEngine } from '#server/live/live-engine.ts';
import { ProcessRegister } from '#server/live/process-register.ts';
import { WakeCall } from '#server/live/wake-call.ts';
import { routes } from '#server/routes.ts';
import { claimAs } from '#server/schedule/claims.ts';
import { startDueWork } from '#server/schedule/due-work.ts';
import { setSettings } from '#server/settings.ts';
import { socketCommands } from '#server/socket-commands.ts';
import { topicSources } from '#server/topics.ts';
import { testSettings } from '../settings.ts';

const host = '127.0.0.1';
setSettings({ ...testSettings(), ...readConfig() });
await connectDatabase(process.env.DATABASE_URL ?? '', { connections: 6, silentMs: 4_000 });
await measureDatabaseClock();
keepMeasuringClock();
const processes = new ProcessRegister();
await processes.enter();
claimAs(processes.id);
const announcements = new Announcements({ processes });
const http = createHttpServer({
  pages: async (_, response) => void response.writeHead(404).end(),
  api: answerApi(new RouteTable(routes)),
  pagesUpgrade: null,
  isDraining: () => false,
  sincePollMs: () => announcements.sincePollMs,
  door: { trustProxy: '0', publicUrl: undefined, listensAt: host },
});
startLiveEngine({
  http,
  publicUrl: undefined,
  sources: topicSources,
  commands: socketCommands,
  announcements,
  wakeCall: new WakeCall(process.env.DATABASE_URL ?? '', { hasOthers: () => !announcements.isAlone }),
});
http.listen(0, host, () => {
  setSettings({
    ...testSettings(),
    ...readConfig(),
    localUrl: `http://${host}:${(http.address() as AddressInfo).port}`,
  });
  startDueWork(dueWorks);
  process.stdout.write(`open ${(http.address() as AddressInfo).port}\n`);
});
// Whoever started it has gone.
process.stdin.resume().on('end', () => process.exit());
