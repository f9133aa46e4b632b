import type { MiddlewareHandler } from 'hono';

import { MarsadError } from '../model/index.ts';
import { isFromInside, letIn, type Outside } from './outside.ts';

/**
 * Who may ask. Others than this machine only with a token, where it lets others in at all (`outside.ts`). Of this machine itself not all
 * either: any web page that the user visits can send requests to loopback. So the Host must be ours (a foreign name that was rebound to 127.0.0.1 is refused), and what a page of another origin sends
 * is refused, whether it writes or reads. No CORS header is ever sent.
 */
export function guard(port: number, outside: Outside | null = null): MiddlewareHandler {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase();
    const isInside = outside === null || isFromInside(context);
    if (isInside && !hosts.has(host)) throw new MarsadError('server/forbidden-host', { host });
    const origin = context.req.header('origin');
    const isOwn = isInside ? origins.has(origin ?? '') : [`http://${host}`, `https://${host}`].includes(origin ?? '');
    if (origin !== undefined && !isOwn) throw new MarsadError('server/forbidden-origin', { origin });
    const site = context.req.header('sec-fetch-site');
    const isNavigation = context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET';
    // A link from elsewhere may open the application; nothing else comes from other sites.
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
      throw new MarsadError('server/forbidden-origin', { origin: site });
    }
    const answer = isInside ? null : letIn(context, outside);
    if (answer !== null) return answer;
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
