import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { type ApiError, MarsadError, type MessageCode } from '../model/index.ts';

/** The status that goes with an error; 500 for those that are nobody's request's fault. */
const STATUS: Partial<Record<MessageCode, ContentfulStatusCode>> = {
  'case/bad-name': 400,
  'case/unknown': 404,
  'case/sample-reserved': 409,
  'article/unknown': 404,
  'claim/unknown': 404,
  'event/unknown': 404,
  'finding/unknown': 404,
  'decision/unknown': 404,
  'decision/undone': 409,
  'decision/erased': 409,
  'decision/already-made': 409,
  'decision/changes-nothing': 400,
  'decision/split-where': 400,
  'decision/alias-of-unknown': 400,
  'position/no-evidence': 404,
  'ask/empty': 400,
  'journal/lost': 409,
  'query/invalid': 400,
  'query/no-day': 400,
  'query/not-in-list': 400,
  'query/unknown-entity': 404,
  'server/forbidden-host': 403,
  'server/forbidden-origin': 403,
  'server/not-found': 404,
  'server/wrong-token': 401,
  'server/timeout': 503,
  'server/too-large': 413,
  'store/busy': 503,
  'store/lost': 503,
  'store/unwritable': 507,
  'store/locked': 409,
};

/** What is wrong in a search query is wrong in the request. */
function statusOf(code: MessageCode): ContentfulStatusCode {
  return STATUS[code] ?? (code.startsWith('search/') ? 400 : 500);
}

/** Every error in the one shape that the API answers. */
export function errorAnswer(context: Context, thrown: unknown): Response {
  const error = asMarsadError(thrown);
  const body: ApiError = {
    error: {
      code: error.code,
      message: { en: error.in('en'), ar: error.in('ar') },
      params: error.params,
    },
  };
  return context.json(body, statusOf(error.code));
}

function asMarsadError(thrown: unknown): MarsadError {
  if (thrown instanceof MarsadError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new MarsadError('server/internal', { reason }, { cause: thrown });
}
