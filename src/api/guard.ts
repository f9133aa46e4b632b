import type { MiddlewareHandler } from 'hono';

import { MarsadError } from '../model/index.ts';

/**
 * Who may ask. The server is bound to loopback, yet any web page that the user visits can send requests there. So:
 * the Host must be ours (a foreign name that was rebound to 127.0.0.1 is refused), and what a page of another origin sends
 * is refused, whether it writes or reads. No CORS header is ever sent.
 */
export function guard(port: number): MiddlewareHandler {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!hosts.has(host.toLowerCase())) throw new MarsadError('server/forbidden-host', { host });
    const origin = context.req.header('origin');
    if (origin !== undefined && !origins.has(origin)) throw new MarsadError('server/forbidden-origin', { origin });
    const site = context.req.header('sec-fetch-site');
    const isNavigation = context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET';
    // A link from elsewhere may open the application; nothing else comes from other sites.
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
      throw new MarsadError('server/forbidden-origin', { origin: site });
    }
    await next();
  };
}

const POLICY = [
  `default-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** What the browser is told of every answer. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', POLICY);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cross-Origin-Opener-Policy', 'same-origin');
  context.header('Cross-Origin-Resource-Policy', 'same-origin');
};

/** Refuse a request that takes longer. What it started goes on to its end, so that no batch is left half done. */
export function timeLimit(seconds: number): MiddlewareHandler {
  return async (_context, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new MarsadError('server/timeout', { seconds })), seconds * 1000);
    });
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
