import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';

import { type InputProblem, reasonOfError, VERSION } from '../../../model/index.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { inputProblem } from '../problem.ts';
import { guardedLookup, type IsRefused, isPrivateAddress, PrivateAddressError, refuseHost } from './private-address.ts';

/** What a server gave. */
export interface Fetched {
  /** The address, as redirects left it. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Seconds after which the server wants to be asked again; null where it says nothing. */
  readonly retryAfter: number | null;
  readonly bytes: Uint8Array;
}

/** What the server is told of the copy that is there, so that it need not send the same again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchOptions {
  /** Which addresses are not asked, whoever names them; by default those of this machine and of private networks. */
  readonly isRefused?: IsRefused;
  /** How long one page may take with its redirects. */
  readonly seconds?: number;
}

const USER_AGENT = `Marsad/${VERSION} (evidence engine; obeys robots.txt)`;
const ACCEPT =
  'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5';

/**
 * Ask for `address` and follow where it leads. Whatever the server does, it ends: in time, in size and in redirects. An answer that is
 * no success but 304 is a problem.
 */
export async function fetchPage(
  address: string,
  { isRefused = isPrivateAddress, seconds = INPUT_LIMITS.fetchSeconds }: FetchOptions = {},
  validators: Validators = { etag: null, lastModified: null },
): Promise<Fetched | InputProblem> {
  const signal = AbortSignal.timeout(seconds * 1000);
  let url = address;
  try {
    for (let redirects = 0; redirects <= INPUT_LIMITS.redirects; redirects += 1) {
      const response = await ask(url, { isRefused, signal, validators });
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
        response.destroy();
        url = new URL(location, url).href;
        continue;
      }
      if (status !== 304 && (status < 200 || status > 299)) {
        response.destroy();
        return inputProblem('input/fetch-status', { path: address, status });
      }
      return await answerOf(response, address, url);
    }
    return inputProblem('input/redirects', { path: address, limit: INPUT_LIMITS.redirects });
  } catch (error) {
    if (signal.aborted) return inputProblem('input/fetch-timeout', { path: address, seconds });
    return failed(address, url, error);
  }
}

function failed(path: string, url: string, error: unknown): InputProblem {
  if (error instanceof PrivateAddressError) {
    return inputProblem('input/private-address', { path, address: `${url} (${error.address})` });
  }
  return inputProblem('input/fetch-failed', { path }, reasonOfError(error));
}

interface Asking {
  readonly isRefused: IsRefused;
  readonly signal: AbortSignal;
  readonly validators: Validators;
}

function ask(address: string, { isRefused, signal, validators }: Asking): Promise<IncomingMessage> {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TypeError(`${url.protocol} is not http: or https:`);
  refuseHost(url.hostname, isRefused);
  const headers = {
    'user-agent': USER_AGENT,
    accept: ACCEPT,
    'accept-encoding': 'gzip, deflate, br',
    ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
    ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
  };
  // An agent would hand on a connection that was made for another request.
  const options = { headers, signal, agent: false, lookup: guardedLookup(isRefused) };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestSecure(url, options) : requestPlain(url, options);
    request.once('response', resolve).once('error', reject).end();
  });
}

async function answerOf(response: IncomingMessage, path: string, url: string): Promise<Fetched | InputProblem> {
  const limit = INPUT_LIMITS.documentBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  // What the server says of the length is not believed: what comes is counted.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      response.destroy();
      return inputProblem('input/too-large', { path, bytes: size, limit });
    }
    chunks.push(chunk);
  }
  if (!response.complete) {
    return inputProblem('input/fetch-failed', { path }, { en: 'the answer breaks off', ar: 'الجواب ينقطع قبل تمامه' });
  }
  const { headers, statusCode = 0 } = response;
  return {
    url,
    status: statusCode,
    contentType: headers['content-type'] ?? null,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    retryAfter: Number(headers['retry-after']) || null,
    bytes: await expand(Buffer.concat(chunks), headers['content-encoding'], limit),
  };
}

const unpackBrotli = promisify(brotliDecompress);
const unpackZip = promisify(unzip);

/** @throws Error where more than `limit` bytes come out, or none can */
async function expand(bytes: Buffer, encoding: string | undefined, maxOutputLength: number): Promise<Uint8Array> {
  if (bytes.length === 0 || encoding === undefined || encoding === 'identity') return bytes;
  return encoding === 'br' ? unpackBrotli(bytes, { maxOutputLength }) : unpackZip(bytes, { maxOutputLength });
}
