import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import { MarsadError } from '../model/index.ts';

/**
 * How others than this machine ask: at an address of their own, with a token that only they know. It comes as `Authorization: Bearer`,
 * or, from a browser, once as `?token=` of a page, which is kept in a cookie.
 */
export interface Outside {
  /** The address to listen at, such as 0.0.0.0 for all of this machine. */
  readonly host: string;
  readonly token: string;
}

const COOKIE = 'marsad_token';
/** Shorter ones can be guessed. */
const TOKEN_CHARACTERS_MIN = 16;

/**
 * How others may ask at `host`; null where it is an address of loopback, which none but this machine reaches.
 * @throws MarsadError `server/no-token` where the token is missing or too short
 */
export function outsideAt(host: string, token: string | undefined): Outside | null {
  if (host === 'localhost' || isLoopback(host)) return null;
  if (token === undefined || token.length < TOKEN_CHARACTERS_MIN) {
    throw new MarsadError('server/no-token', { host, characters: TOKEN_CHARACTERS_MIN });
  }
  return { host, token };
}

/** True for an address that only this machine reaches. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/u, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

/** True for a request that came to an address of loopback. The kernel says so, whatever the request says of itself. */
export function isFromInside({ env }: Context): boolean {
  const { incoming } = env as { readonly incoming?: { readonly socket: { readonly localAddress?: string } } };
  return isLoopback(incoming?.socket.localAddress ?? '');
}

/**
 * Let a request in that brings the token. A page that brings it in its address is given a cookie, and sent on to the address without: that
 * answer is given, else null.
 * @throws MarsadError `server/wrong-token`
 */
export function letIn(context: Context, { token }: Outside): Response | null {
  const { req } = context;
  const given = req.query('token');
  if (req.method === 'GET' && given !== undefined && isSame(given, token)) {
    setCookie(context, COOKIE, given, { httpOnly: true, sameSite: 'Strict', path: '/' });
    const url = new URL(req.url);
    url.searchParams.delete('token');
    return context.redirect(`${url.pathname}${url.search}`, 303);
  }
  const bearer = /^Bearer (?<token>.+)$/u.exec(req.header('authorization') ?? '')?.groups?.['token'];
  if (isSame(bearer ?? getCookie(context, COOKIE) ?? '', token)) return null;
  throw new MarsadError('server/wrong-token');
}

/** Compared in constant time, by hashes of one length: neither the time nor the length tells how near a guess is. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
