import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const DEBIAN_FOLDER = '/usr/lib/postgresql';
export const POSTGRES_REMEDY = 'Install PostgreSQL 15 or later: apt-get install postgresql.';

/** The newest PostgreSQL that Debian installed; null where there is none of version 15 or later. */
export function findPostgres(): string | null {
  if (!existsSync(DEBIAN_FOLDER)) return null;
  const versions = readdirSync(DEBIAN_FOLDER)
    .map(Number)
    .filter((version) => version >= 15);
  const programs = versions
    .toSorted((a, b) => b - a)
    .map((version) => join(DEBIAN_FOLDER, String(version), 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  return programs ?? null;
}

export interface RunningPostgres {
  readonly url: string;
  /** The id of the process that started all others. */
  readonly pid: number;
  /** End it as a crash does, and start it again after so many milliseconds. */
  readonly restart: (awayMs: number) => Promise<void>;
  /** May be called again. */
  readonly stop: () => Promise<void>;
}

/** Start a PostgreSQL of our own on a free loopback port, in a temporary folder, as an unprivileged user. */
export async function startPostgres(programs: string): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-postgres-'));
  const user = unprivilegedUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'marsad', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'],
    {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const launch = async (): Promise<Launched> => {
    const server = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', '', '-c', 'fsync=off'],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      let log = '';
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (log.includes('ready to accept connections')) resolve();
      });
      server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
    });
    return { server, exited };
  };
  let launched = await launch();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    launched.server.kill(signal);
    await launched.exited;
  };
  return {
    url: `postgres://marsad@127.0.0.1:${port}/postgres`,
    pid: launched.server.pid ?? 0,
    async restart(awayMs) {
      await end('SIGQUIT');
      await setTimeout(awayMs);
      launched = await launch();
    },
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Launched {
  readonly server: ChildProcess;
  readonly exited: Promise<void>;
}

/** Ticks of the clock in /proc, a second; Linux has 100 on all its machines. */
const TICKS = 100;

/** Seconds of processors that a PostgreSQL has used up to now, those of its processes that have ended too; 0 where the system does not tell. */
export function processorSecondsOf({ pid }: RunningPostgres): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? (fieldsOf(name) ?? []) : []));
  const ticks = processes.reduce((sum, { id, parent, own, ended }) => {
    if (id === pid) return sum + own + ended;
    return parent === pid ? sum + own : sum;
  }, 0);
  return ticks / TICKS;
}

/** What /proc tells of a process; null where it has just ended. */
function fieldsOf(id: string) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The second field, the command in brackets, may hold spaces.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (n) => fields[n],
    );
    return { id: Number(id), parent, own: user + system, ended: endedUser + endedSystem };
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root; Debian's own user for it, or `nobody`, does then. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const name = idOf('-u', 'postgres') === null ? 'nobody' : 'postgres';
  return { uid: idOf('-u', name) ?? 65_534, gid: idOf('-g', name) ?? 65_534 };
}

function idOf(flag: '-u' | '-g', user: string): number | null {
  try {
    return Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null; // No such user.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
