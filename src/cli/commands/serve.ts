import { once } from 'node:events';

import { outsideAt, startServer } from '../../api/index.ts';
import { type CasePlace, nameOfPlace, SAMPLE_CASE } from '../../app/index.ts';
import { servingPort } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Printer } from '../print.ts';

interface ServeOptions {
  readonly port: number;
  readonly sample: boolean;
  readonly workers?: number;
  /** The address at which others than this machine may ask, with the token of `MARSAD_TOKEN`. */
  readonly host?: string;
  readonly allowPrivate?: boolean;
}

/**
 * `marsad serve` and `marsad start`: API and web application until interrupted. `start` opens the sample case first, so that
 * there is something to see.
 */
export async function serveCommand(options: ServeOptions, place: CasePlace, print: Printer): Promise<ExitCode> {
  const outside = options.host === undefined ? null : outsideAt(options.host, process.env['MARSAD_TOKEN']);
  const server = await startServer(place, options.port, {
    workers: options.workers,
    outside,
    allowPrivate: options.allowPrivate,
  });
  try {
    if (options.sample) {
      print.remark(print.text('serve/loading'));
      await server.workspace.open(SAMPLE_CASE);
    }
    if (server.port !== options.port && options.port !== 0) {
      print.line(print.text('serve/port-taken', { wanted: options.port, port: server.port }));
    }
    print.line(print.text('serve/home', { home: nameOfPlace(place) }));
    print.line(print.text('serve/address', { url: server.url }));
    if (outside !== null) print.line(print.text('serve/outside', { host: outside.host, port: server.port }));
    print.remark(print.text('serve/stop'));
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return EXIT.ok;
  } catch (error) {
    const port = servingPort(error);
    if (port === null) throw error;
    print.line(print.text('serve/already', { url: `http://127.0.0.1:${port}/` }));
    return EXIT.ok;
  } finally {
    await server.close();
  }
}
