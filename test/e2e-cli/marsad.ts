import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program, as it is installed. */
const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for one test: data, input files, and the processes started on them. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'marsad-cli-'));
  readonly home = join(this.folder, 'home');
  readonly #running = new Set<ChildProcess>();
  readonly #command: readonly [string, ...string[]];

  /** `command` is how `marsad` is called; without it the built program of this checkout is. */
  constructor(command: readonly [string, ...string[]] = [process.execPath, PROGRAM]) {
    this.#command = command;
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Run `marsad` to its end. */
  marsad(...parameters: readonly string[]): Promise<Run> {
    const child = this.start(...parameters);
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  }

  /** Start `marsad` and leave it running. */
  start(...parameters: readonly string[]): ChildProcess {
    const env = { ...process.env, MARSAD_HOME: this.home, LC_ALL: 'en_US.UTF-8' };
    const [program, ...first] = this.#command;
    const child = spawn(program, [...first, ...parameters], { env, cwd: this.folder });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  /** Start a server; resolves with its address, and all that it said until then, once it serves. */
  async serve(
    ...parameters: readonly string[]
  ): Promise<{ readonly url: string; readonly said: string; readonly process: ChildProcess }> {
    const child = this.start(...parameters);
    const serving = await new Promise<{ url: string; said: string }>((resolve, reject) => {
      let out = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const found = /http:\S+/u.exec(out);
        if (found) resolve({ url: found[0], said: out });
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.once('exit', (code) => reject(new Error(`marsad ended with ${code}: ${out}`)));
    });
    return { ...serving, process: child };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map(endOf));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** End a process as a kill does, and wait until it is gone. */
export function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
