import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export const root = path.resolve(__dirname, '../..')
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target')
export const program = process.env.KUNDIG_PROGRAM ?? path.join(target, 'debug/kundig')
export const realFiles = path.join(root, 'crm/tests/fixtures/b2b-sales')
export const germanFiles = path.join(root, 'crm/tests/fixtures/vertrieb-de')

/** A password for tests that is on no list of common ones. */
export const password = 'corkscrew-lantern-7'

/** A server of a test's own, on a fresh database. */
export class Server {
  private process?: ChildProcess
  private log = ''

  private constructor(readonly dir: string, readonly port: number, readonly env: NodeJS.ProcessEnv) {}

  /** The address of the running server. */
  get url() { return `http://127.0.0.1:${this.port}` }

  /** A fresh database, with an administrator Ada (ada@example.org) made by the command line if asked for, who has set the organisation up. */
  static async start(options: { admin?: boolean; setUp?: boolean; env?: Record<string, string> } = {}): Promise<Server> {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'kundig-e2e-'))
    const env = { ...process.env, KUNDIG_DATA: dir, DATABASE_URL: 'sqlite:kundig.db', RUST_LOG: 'info', ...options.env }
    const server = new Server(dir, await freePort(), env)
    if (options.admin) server.run(['user', 'add', 'ada@example.org', '--name', 'Ada Lindt', '--role', 'admin', '--password-stdin'], password)
    await server.serve()
    if (options.admin && options.setUp !== false) await server.setUp()
    return server
  }

  /** Runs a command of the program on this database; returns what it printed. */
  run(args: string[], input = ''): string {
    const done = spawnSync(program, args, { env: this.env, input, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`kundig ${args.join(' ')} failed:\n${done.stdout}\n${done.stderr}`)
    return done.stdout
  }

  /** Begins a command of the program on this database; ends when it does. */
  begin(args: string[]): Promise<void> {
    const process = spawn(program, args, { env: this.env, stdio: 'ignore' })
    return new Promise((done, fail) => {
      process.once('exit', (code) => (code === 0 ? done() : fail(new Error(`kundig ${args.join(' ')} ended with ${code}`))))
    })
  }

  /** Starts serving and waits until it is ready. */
  async serve() {
    this.process = spawn(program, ['serve', '--listen', `127.0.0.1:${this.port}`], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', (d) => { this.log += d })
    for (let tries = 0; tries < 200; tries += 1) {
      if (this.process.exitCode !== null) throw new Error(`kundig serve ended:\n${this.log}`)
      const ready = await fetch(`${this.url}/ready`).then((r) => r.ok, () => false)
      if (ready) return
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`kundig serve was not ready in 10 s:\n${this.log}`)
  }

  /** Completes the set-up as the administrator would; no preset is chosen. */
  async setUp() {
    const post = (path: string, fields: Record<string, string>, cookie = '') =>
      fetch(this.url + path, { method: 'POST', headers: cookie ? { cookie } : {}, body: new URLSearchParams(fields) })
    const signedIn = await post('/api/open/sign-in', { email: 'ada@example.org', password, next: '/' })
    const cookie = signedIn.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ')
    const done = await post('/api/open/set-up', { organisation: 'Lindt & Co', zone: 'Europe/Berlin', currency: 'EUR', lang: 'en' }, cookie)
    if (!done.ok) throw new Error(`set-up failed: ${done.status} ${await done.text()}`)
  }

  /** What the server logged so far. */
  get output() { return this.log }

  /** Ends the server as a power cut would. */
  async kill() {
    const running = this.process
    if (!running || running.exitCode !== null) return
    const ended = new Promise((done) => running.once('exit', done))
    running.kill('SIGKILL')
    await ended
  }

  /** Ends the server and removes its data; fails if it ever logged an error or panicked. */
  async stop() {
    const running = this.process
    if (running && running.exitCode === null) {
      const ended = new Promise((done) => running.once('exit', done))
      running.kill('SIGTERM')
      await Promise.race([ended, new Promise((done) => setTimeout(done, 5_000))])
      running.kill('SIGKILL')
    }
    fs.rmSync(this.dir, { recursive: true, force: true })
    const lines = this.log.split('\n')
    // a panic tells what it is about in the lines below
    const wrong = lines.flatMap((line, n) => (/panicked at|\bERROR\b/.test(line) ? [lines.slice(n, n + 3).join('\n')] : []))
    if (wrong.length) throw new Error(`the server logged errors:\n${wrong.slice(0, 10).join('\n')}`)
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = net.createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => done(port))
    })
  })
}
