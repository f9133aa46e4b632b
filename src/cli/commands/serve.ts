import { once } from 'node:events';

import { startServer } from '../../api/index.ts';
import { type CasePlace, nameOfPlace, SAMPLE_CASE } from '../../app/index.ts';
import { servingPort } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Printer } from '../print.ts';

/**
 * `marsad serve` and `marsad start`: API and web application until interrupted. `start` opens the sample case first, so that
 * there is something to see.
 */
export async function serveCommand(
  options: { readonly port: number; readonly sample: boolean; readonly workers?: number },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const server = await startServer(place, options.port, options.workers);
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
