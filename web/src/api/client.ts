import type {
  ApiError,
  DecisionItem,
  DecisionPreview,
  DecisionRequest,
  IngestReport,
  Label,
  NameDecisionRequest,
} from './types.ts';

/** An answer that is no success, with a message and remedy in both languages; `unreachable` where no answer came. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly label: Label | null;
  /** What the message speaks of, such as a place in a query. */
  readonly params: ApiError['error']['params'];

  constructor(
    code: string,
    label: Label | null,
    options: { readonly cause?: unknown; readonly params?: ApiError['error']['params'] } = {},
  ) {
    super(label?.en ?? code, options);
    this.name = 'ApiFailure';
    this.code = code;
    this.label = label;
    this.params = options.params ?? {};
  }
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** `GET /api/…`; undefined parameters are left out. Throws an `ApiFailure`. */
export async function read<T>(path: readonly string[], query: Query, signal: AbortSignal): Promise<T> {
  return send<T>(addressOf(path, query), { signal });
}

/** One article as the ingest takes it: what is known of it, and its text. */
export interface IngestArticle {
  readonly meta: {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly url: string | null;
    readonly published: string | null;
    readonly language: string;
  };
  readonly text: string;
  /** Where it came from, as the server found it in a file or at an address; it is sent back as it was given. */
  readonly source?: object | null;
}

/** Sends articles to a case, which is made where there is none. */
export async function ingest(caseName: string, articles: readonly IngestArticle[]): Promise<IngestReport> {
  return send<IngestReport>(addressOf(['cases', caseName, 'ingest']), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: articles.map((article) => `${JSON.stringify(article)}\n`).join(''),
  });
}

/** Records what a person decided about a finding; it is applied when the answer comes. */
export async function decide(caseName: string, request: DecisionRequest): Promise<DecisionItem> {
  return send<DecisionItem>(addressOf(['cases', caseName, 'decisions']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
}

/** What a decision about names would change; nothing is recorded. */
export async function preview(
  caseName: string,
  request: NameDecisionRequest,
  signal: AbortSignal,
): Promise<DecisionPreview> {
  return send<DecisionPreview>(addressOf(['cases', caseName, 'decisions', 'preview']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
}

/** Takes a decision back; what it changed is as it was. */
export async function undoDecision(caseName: string, id: string): Promise<DecisionItem> {
  return send<DecisionItem>(addressOf(['cases', caseName, 'decisions', id]), { method: 'DELETE' });
}

/** The address under `/api`; parameters that are undefined or empty are left out. */
export function addressOf(path: readonly string[], query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    for (const each of typeof value === 'object' ? value : [String(value)]) parameters.append(name, each);
  }
  const search = parameters.size > 0 ? `?${parameters}` : '';
  return `/api/${path.map(encodeURIComponent).join('/')}${search}`;
}

/** The answer to a request. Throws an `ApiFailure`. */
export async function send<T>(address: string, request: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    throw new ApiFailure('unreachable', null, { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const error = (body as Partial<ApiError> | null)?.error;
  const params = error?.params ?? {};
  throw new ApiFailure(error?.code ?? `http-${response.status}`, error?.message ?? null, { params });
}
