import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';

/** Where the build puts the web application: `dist/web`, from the source as from the built code. */
export const WEB_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : '../web/', import.meta.url),
);

/**
 * Serve the web application. Its views have addresses of their own, which all open `index.html`. Files under `assets/`
 * carry a hash of their content in their name and never change.
 */
export function serveWebFiles(app: OpenAPIHono, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.use('/', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-cache');
  });
  app.get('*', serveStatic({ root: folder }));
  app.get('*', async (context, next) => {
    const isView =
      !/^\/(api|assets)(\/|$)/u.test(context.req.path) && context.req.header('accept')?.includes('text/html');
    if (!isView) return next();
    context.header('Cache-Control', 'no-cache');
    return serveStatic({ root: folder, path: 'index.html' })(context, next);
  });
}
