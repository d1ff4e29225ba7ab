// Measures a served database: start-up, memory idle and after load, pages a second, and
// the bytes of the board's first load in a real browser. Prints one JSON object.
//   DATABASE_URL=… KUNDIG_DATA=… KUNDIG_CHROMIUM=… node scripts/bench/serve.mjs PROGRAM EMAIL PASSWORD
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { chromium } from 'playwright'

const [program, email, password] = process.argv.slice(2)
const STARTS = 5
const LOAD = { requests: 1200, atOnce: 4 }

const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

const port = await new Promise((done) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => done(port))
  })
})
const url = `http://127.0.0.1:${port}`

/** Starts the server; how long until it was ready, in ms. */
async function start() {
  const began = performance.now()
  const server = spawn(program, ['serve', '--listen', `127.0.0.1:${port}`], { stdio: 'ignore', env: { ...process.env, KUNDIG_LOG: 'error' } })
  while (!(await fetch(`${url}/ready`).then((r) => r.ok, () => false))) {
    if (server.exitCode !== null || performance.now() - began > 20_000) throw new Error('the server did not start')
    await pause(2)
  }
  return { server, took: performance.now() - began }
}

async function stop(server) {
  const ended = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  await ended
}

/** Memory of a process in MB: now (`VmRSS`) or at most so far (`VmHWM`). */
function memory(pid, what) {
  const line = fs.readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').find((l) => l.startsWith(what))
  return Number(line.replace(/\D+/g, '')) / 1000
}

const post = (path, fields, cookie = '') =>
  fetch(url + path, { method: 'POST', redirect: 'manual', headers: cookie ? { cookie } : {}, body: new URLSearchParams(fields) })

/** Pages as people open them, several at once. */
async function load(cookie) {
  const clients = await fetch(`${url}/clients`, { headers: { cookie, accept: 'text/html' } }).then((r) => r.text())
  const cards = [...new Set(clients.match(/\/clients\/\d+/g) ?? [])]
  const pages = ['/deals', '/clients', '/dashboard', '/deals?view=table', '/settings', ...cards.slice(0, 40)]
  let next = 0
  const wrong = []
  const work = async () => {
    while (next < LOAD.requests) {
      const page = pages[next++ % pages.length]
      const answer = await fetch(url + page, { headers: { cookie, accept: 'text/html', 'accept-encoding': 'br' } })
      await answer.arrayBuffer()
      if (!answer.ok) wrong.push(`${page}: ${answer.status}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: LOAD.atOnce }, work))
  if (wrong.length > 0) throw new Error(`pages failed under load: ${[...new Set(wrong)].join(', ')}`)
  return LOAD.requests / ((performance.now() - began) / 1000)
}

/** What the browser gets over the wire until the board is alive, by kind of file. */
async function firstLoad(cookie) {
  const browser = await chromium.launch({
    executablePath: process.env.KUNDIG_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await context.addCookies(cookie.split('; ').map((c) => ({ name: c.split('=')[0], value: c.slice(c.indexOf('=') + 1), url })))
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map()
  const bytes = { html: 0, wasm: 0, script: 0, style: 0, font: 0, other: 0 }
  wire.on('Network.responseReceived', ({ requestId, response }) => kinds.set(requestId, response))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = kinds.get(requestId)?.mimeType ?? ''
    const kind = Object.entries({ html: 'html', wasm: 'wasm', script: 'javascript', style: 'css', font: 'font' }).find(([, part]) => type.includes(part))
    bytes[kind?.[0] ?? 'other'] += encodedDataLength
  })
  const began = performance.now()
  await page.goto(`${url}/deals`, { waitUntil: 'load' })
  await page.waitForSelector('html[data-hydrated]')
  const alive = performance.now() - began
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  await pause(500)
  await browser.close()
  return { bytes, alive, painted }
}

// Nothing is left running when a step fails.
let running
process.on('exit', () => running?.kill('SIGKILL'))
const starts = []
for (let n = 0; n < STARTS; n += 1) {
  const { server, took } = await start()
  starts.push(took)
  running = server
  if (n + 1 < STARTS) await stop(server)
}
await pause(2000)
const idle = memory(running.pid, 'VmRSS')
const signedIn = await post('/api/open/sign-in', { email, password, next: '/' })
const cookie = signedIn.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ')
const setUp = await post('/api/open/set-up', { organisation: 'Bench', zone: 'Europe/Berlin', currency: 'EUR', lang: 'en' }, cookie)
// 403: it was set up before.
if (setUp.status >= 400 && setUp.status !== 403) throw new Error(`set-up failed: ${setUp.status} ${await setUp.text()}`)
const first = await firstLoad(cookie)
const pages = await load(cookie)
await pause(2000)
console.log(JSON.stringify({ start: middle(starts), idle, after: memory(running.pid, 'VmRSS'), most: memory(running.pid, 'VmHWM'), pages, first }))
await stop(running)
