// Puts what was measured into one table: both databases side by side, their ratio, the aims.
//   node scripts/bench/table.mjs FOLDER PROGRAM CLIENTS DEALS EVENTS SAMPLES
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const [folder, program, clients, deals, events, samples] = process.argv.slice(2)
const note = process.env.BENCH_NOTE ?? ''
const read = (kind, file) => fs.readFileSync(path.join(folder, kind, file), 'utf8')
const number = (n, digits = 0) => n.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** Milliseconds that people wait at most, for 19 of 20. */
const aim = (name) => (name.startsWith('move') ? 15 : name.startsWith('dashboard') ? 300 : 50)
const verdict = (value, most) => (value <= most ? '' : ' ✗')

/** Lines of `requests.md`: name, p50, p95, statements. */
function requests(kind) {
  const rows = read(kind, 'requests.md').split('\n').filter((l) => l.startsWith('| ') && !l.startsWith('| request'))
  return rows.map((l) => l.split('|').map((c) => c.trim())).map(([, name, p50, p95, statements]) => ({ name, p50: +p50, p95: +p95, statements }))
}

const [lite, pg] = ['sqlite', 'postgres'].map((kind) => ({
  requests: requests(kind),
  serve: JSON.parse(read(kind, 'serve.json')),
  fill: +read(kind, 'demo.txt').match(/in ([\d.]+) s/)[1],
  rows: 8800 / +read(kind, 'import.txt'),
}))
const out = []
out.push('# How fast it is', '')
out.push(
  `Measured by \`make bench\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores, ${number(os.totalmem() / 2 ** 30)} GiB of memory, ` +
    `${number(+clients)} clients, ${number(+deals)} deals, ${number(+events)} events, ${samples} samples of each request (dashboard ${Math.min(60, +samples)}). ` +
    'Server, database and what asks share the machine. SQLite as the program sets it (WAL, synchronous NORMAL); PostgreSQL as it comes (every commit waits for the disk), with 256 MB of shared buffers.' +
    (note ? ` ${note}` : ''),
  '',
  'Viewer, filter and record change from sample to sample, and a note is written before each one, so no answer kept from before counts. ' +
    'Milliseconds within the use case; statements are the most of any sample. ✗ marks what misses its aim.',
  '',
)
out.push('| request | aim, p95 | SQLite p50 | SQLite p95 | PostgreSQL p50 | PostgreSQL p95 | PostgreSQL : SQLite (p95) | statements |', '|---|--:|--:|--:|--:|--:|--:|--:|')
for (const [at, a] of lite.requests.entries()) {
  const b = pg.requests[at]
  const most = aim(a.name)
  const statements = a.statements === b.statements ? a.statements : `${a.statements} / ${b.statements}`
  out.push(
    `| ${a.name} | ${most} ms | ${number(a.p50, 1)} | ${number(a.p95, 1)}${verdict(a.p95, most)} | ${number(b.p50, 1)} | ${number(b.p95, 1)}${verdict(b.p95, most)} | ${number(b.p95 / a.p95, 1)} | ${statements} |`,
  )
}
const kb = (n) => `${number(n / 1000)} KB`
out.push('', '| the program | aim | SQLite | PostgreSQL |', '|---|--:|--:|--:|')
const line = (what, most, of, show, bad = (v) => most !== null && v > most) =>
  out.push(`| ${what} | ${most === null ? '' : `< ${show(most)}`} | ${show(of(lite))}${bad(of(lite)) ? ' ✗' : ''} | ${show(of(pg))}${bad(of(pg)) ? ' ✗' : ''} |`)
const ms = (n) => `${number(n)} ms`
const mb = (n) => `${number(n)} MB`
line('start until ready', 500, (d) => d.serve.start, ms)
line('memory, idle', 150, (d) => d.serve.idle, mb)
line('memory after 1,200 pages, 4 at once', 150, (d) => d.serve.after, mb)
line('pages a second meanwhile', null, (d) => d.serve.pages, (n) => number(n))
line('filling with demo data', 120, (d) => d.fill, (n) => `${number(n)} s`)
line('importing the 8,800 deals: rows a second', null, (d) => d.rows, (n) => number(n))
const { bytes, painted, alive } = lite.serve.first
const all = Object.values(bytes).reduce((a, b) => a + b, 0)
out.push(
  '',
  '| first load of the board, compressed | aim | |',
  '|---|--:|--:|',
  `| WebAssembly apart | < 700 KB | ${kb(all - bytes.wasm)}${verdict(all - bytes.wasm, 700_000)} |`,
  `| – the page with its first cards | | ${kb(bytes.html)} |`,
  `| – scripts | | ${kb(bytes.script)} |`,
  `| – styles | | ${kb(bytes.style)} |`,
  `| – fonts | | ${kb(bytes.font)} |`,
  `| – icons and the like | | ${kb(bytes.other)} |`,
  `| the WebAssembly | | ${kb(bytes.wasm)} |`,
  `| first paint; alive | | ${ms(painted)}; ${ms(alive)} |`,
  `| the program itself, all assets inside | | ${number(fs.statSync(program).size / 1e6, 1)} MB |`,
)
console.log(out.join('\n'))
