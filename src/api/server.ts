import type { Server } from 'node:http';

import { createAdaptorServer } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { type CasePlace, openWorkspace, type Workspace } from '../app/index.ts';
import { MarsadError, VERSION } from '../model/index.ts';
import { errorAnswer } from './errors.ts';
import { addExportRoutes } from './export-routes.ts';
import { addNetworkRoutes } from './network-routes.ts';
import { guard, securityHeaders, timeLimit } from './guard.ts';
import { addAskRoutes } from './ask-routes.ts';
import { addDerivationRoutes } from './derivation-routes.ts';
import { addInputRoutes } from './input-routes.ts';
import type { Outside } from './outside.ts';
import { addReviewRoutes } from './review-routes.ts';
import { addRoutes } from './routes.ts';
import { addTimelineRoutes } from './timeline-routes.ts';
import { addLedgerRoutes } from './ledger-routes.ts';
import { addMapRoutes } from './map-routes.ts';
import { addSourceRoutes } from './source-routes.ts';
import { serveWebFiles, WEB_FOLDER } from './web-files.ts';

/** Limits of one request. An ingest runs the engine over what is sent, and has longer. */
export const LIMITS = {
  bodyBytes: 16 * 1024 * 1024,
  fileBytes: 512 * 1024 * 1024,
  seconds: 30,
  ingestSeconds: 300,
} as const;

interface ApiOptions {
  readonly webFolder?: string;
  /** How long a request may take that is no ingest. */
  readonly seconds?: number;
  /** How others than this machine ask; null where none may. */
  readonly outside?: Outside | null;
  /** Whether addresses of this machine and of private networks may be fetched. */
  readonly allowPrivate?: boolean;
}

/** Everything that the server answers, for whoever reaches it at `port` of this machine. */
export function createApi(
  workspace: Workspace,
  port: number,
  { webFolder = WEB_FOLDER, seconds = LIMITS.seconds, outside = null, allowPrivate = false }: ApiOptions = {},
): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      throw new MarsadError('query/invalid', { name: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
    },
  });
  app.onError((error, context) => errorAnswer(context, error));
  app.notFound((context) => errorAnswer(context, new MarsadError('server/not-found', { path: context.req.path })));
  app.use(securityHeaders, guard(port, outside));
  app.use('/api/*', async (context, next) => {
    // A decision may have many articles read again, as an ingest has.
    const isWriting = context.req.method !== 'GET';
    await timeLimit(isWriting ? LIMITS.ingestSeconds : seconds)(context, next);
    context.header('Cache-Control', 'no-store');
  });
  const limits = { file: limitOf(LIMITS.fileBytes), other: limitOf(LIMITS.bodyBytes) };
  app.use((context, next) => {
    const isFile = /^\/api\/cases\/[^/]+\/(?:originals\/|readings$)/u.test(context.req.path);
    return (isFile ? limits.file : limits.other)(context, next);
  });
  addRoutes(app, workspace);
  addInputRoutes(app, workspace, allowPrivate);
  addExportRoutes(app, workspace);
  addNetworkRoutes(app, workspace);
  addAskRoutes(app, workspace);
  addDerivationRoutes(app, workspace);
  addReviewRoutes(app, workspace);
  addTimelineRoutes(app, workspace);
  addLedgerRoutes(app, workspace);
  addMapRoutes(app, workspace);
  addSourceRoutes(app, workspace);
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Marsad', version: VERSION } });
  serveWebFiles(app, webFolder);
  return app;
}

function limitOf(maxSize: number): MiddlewareHandler {
  const tooLarge = new MarsadError('server/too-large', { limit: maxSize });
  return bodyLimit({ maxSize, onError: (context) => errorAnswer(context, tooLarge) });
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly workspace: Workspace;
  readonly close: () => Promise<void>;
}

/** How many ports after the one asked for are tried when it is taken. */
const PORTS_TRIED = 20;
const LOOPBACK = '127.0.0.1';
/** How long a connection on which nothing is asked stays open. */
const KEPT_SECONDS = 75;

export interface ServerOptions {
  /** How many threads read articles where many wait; as many as the machine can run if not said. */
  readonly workers?: number | undefined;
  /** How others than this machine ask; none may if not said. */
  readonly outside?: Outside | null;
  /** Whether addresses of this machine and of private networks may be fetched. */
  readonly allowPrivate?: boolean | undefined;
}

/** Addresses that stand for all of a machine, its loopback among them. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Serve the cases at `place` on loopback, on `port` or the next free one; and at another address where others may ask too.
 * @throws MarsadError `server/no-port`
 */
export async function startServer(
  place: CasePlace,
  port: number,
  { workers, outside = null, allowPrivate = false }: ServerOptions = {},
): Promise<RunningServer> {
  let app: OpenAPIHono | null = null;
  const create = (): Server => {
    const created = createAdaptorServer({
      fetch: (request, environment) => app?.fetch(request, environment) ?? new Response(null, { status: 503 }),
    }) as Server;
    // A browser keeps a connection for a minute, and asks again on it just as it would be closed after Node's five seconds.
    created.keepAliveTimeout = KEPT_SECONDS * 1000;
    return created;
  };
  const isEverywhere = outside !== null && EVERYWHERE.has(outside.host);
  const servers = [create()];
  const [server] = servers as [Server];
  const taken = await listenOnFreePort(server, port, isEverywhere ? outside.host : LOOPBACK);
  if (outside !== null && !isEverywhere) {
    const other = create();
    servers.push(other);
    if ((await listen(other, taken, outside.host)) === null) {
      server.close();
      throw new MarsadError('server/no-port', { first: taken, last: taken });
    }
  }
  // The port is part of the lock of each case, and of what the guard lets in.
  const workspace = openWorkspace(place, { port: taken, workers });
  app = createApi(workspace, taken, { outside, allowPrivate });
  return {
    url: `http://${LOOPBACK}:${taken}/`,
    port: taken,
    workspace,
    async close() {
      const closed = servers.map((each) => new Promise((resolve) => each.close(resolve)));
      for (const each of servers) each.closeAllConnections();
      await Promise.all(closed);
      await workspace.close();
    },
  };
}

async function listenOnFreePort(server: Server, first: number, host: string): Promise<number> {
  const last = Math.min(first + PORTS_TRIED - 1, 65_535);
  for (let port = first; port <= last; port += 1) {
    const taken = await listen(server, port, host);
    if (taken !== null) return taken;
  }
  throw new MarsadError('server/no-port', { first, last });
}

/** The port on which `server` now listens; null where `port` is taken or not allowed. Port 0 takes any free one. */
function listen(server: Server, port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    };
    server.once('error', onError).once('listening', onListening).listen(port, host);
  });
}
