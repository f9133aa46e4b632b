import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';

import {
  CONTENT_TYPES,
  EXPORT_FORMATS,
  type ExportFormat,
  exportList,
  type ExportRequest,
  GRAPH_CONTENT_TYPES,
  type Workspace,
} from '../app/index.ts';
import type { MessageLanguage } from '../model/index.ts';
import { CaseParam, FigureParams, MatrixParams, PositionParams, ScopeParams, several } from './routes.ts';
import { LedgerParams, ledgerQueryOf } from './ledger-routes.ts';
import { ApiErrorSchema } from './schemas.ts';
import { EventParams, eventQuery } from './timeline-routes.ts';

/** How a list is written; every route of a list has these besides its own filters. */
export const FileParams = z.object({
  format: z.enum(EXPORT_FORMATS).default('csv'),
  lang: z.enum(['ar', 'en']).default('ar').openapi({ description: 'Language of headings and names.' }),
});
const optionalText = z.string().optional();

/** The answers of a route that gives a file. */
export const FILE = {
  200: {
    description: 'The list as a file.',
    content: Object.fromEntries(
      Object.values({ ...CONTENT_TYPES, ...GRAPH_CONTENT_TYPES }).map((type) => [
        type,
        { schema: { type: 'string' as const, format: 'binary' } },
      ]),
    ),
  },
  default: { description: 'What went wrong.', content: { 'application/json': { schema: ApiErrorSchema } } },
};

/** The routes under `/api/cases/{case}/export`: each list as a file, with the filters that the list itself has. */
export function addExportRoutes(app: OpenAPIHono, workspace: Workspace): void {
  async function answer(
    context: Context,
    caseName: string,
    { format, lang }: { readonly format: ExportFormat; readonly lang: MessageLanguage },
    request: ExportRequest,
  ): Promise<Response> {
    const openCase = await workspace.open(caseName);
    const bytes = await exportList(openCase, request, format, lang);
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': CONTENT_TYPES[format],
      'Content-Disposition': disposition(`marsad-${openCase.name}-${request.list}.${format}`),
    });
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/articles',
      request: {
        params: CaseParam,
        query: FileParams.extend({ words: optionalText, outlet: several, from: optionalText, to: optionalText }),
      },
      responses: FILE,
    }),
    (context) => {
      const { words, outlet, from, to, ...file } = context.req.valid('query');
      const filter = { words, outlets: outlet, from, to };
      return answer(context, context.req.valid('param').case, file, { list: 'articles', filter });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/figures',
      request: { params: CaseParam, query: FileParams.extend({ ...FigureParams.shape, words: optionalText }) },
      responses: FILE,
    }),
    (context) => {
      const { measure = [], place = [], words, ...file } = context.req.valid('query');
      const query = { measures: measure, places: place };
      return answer(context, context.req.valid('param').case, file, { list: 'figures', query, words });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/ledger',
      request: { params: CaseParam, query: FileParams.extend(LedgerParams.shape) },
      responses: FILE,
    }),
    (context) => {
      const { format, lang, ...asked } = context.req.valid('query');
      const query = ledgerQueryOf(asked);
      return answer(context, context.req.valid('param').case, { format, lang }, { list: 'ledger', query });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/positions',
      request: {
        params: CaseParam,
        query: FileParams.extend({
          ...MatrixParams.shape,
          sentences: z.coerce.number().int().min(0).max(100).default(1),
        }),
      },
      responses: FILE,
    }),
    (context) => {
      const { holder, target, outlet, sentences, format, lang, ...rest } = context.req.valid('query');
      const query = { ...rest, holders: holder ?? [], targets: target ?? [], outlets: outlet ?? [] };
      const file = { format, lang };
      return answer(context, context.req.valid('param').case, file, { list: 'positions', query, sentences });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/positions/{holder}/{target}',
      request: {
        params: CaseParam.extend({ holder: z.string(), target: z.string() }),
        query: FileParams.extend(PositionParams.shape),
      },
      responses: FILE,
    }),
    (context) => {
      const { case: caseName, ...names } = context.req.valid('param');
      const { outlet, format, lang, ...rest } = context.req.valid('query');
      const query = { ...rest, outlets: outlet ?? [] };
      const file = { format, lang };
      return answer(context, caseName, file, { list: 'evidence', names, query });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/events',
      request: { params: CaseParam, query: FileParams.extend(EventParams.shape) },
      responses: FILE,
    }),
    (context) => {
      const { format, lang, ...query } = context.req.valid('query');
      const request = { list: 'events' as const, query: eventQuery(query) };
      return answer(context, context.req.valid('param').case, { format, lang }, request);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/search',
      request: { params: CaseParam, query: FileParams.extend({ q: z.string(), ...ScopeParams.shape }) },
      responses: FILE,
    }),
    (context) => {
      const { q, outlet, from, to, ...file } = context.req.valid('query');
      const request = { list: 'search', query: q, outlets: outlet, from, to } as const;
      return answer(context, context.req.valid('param').case, file, request);
    },
  );
}

/** A name with other than ASCII letters is given twice (RFC 6266). */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
