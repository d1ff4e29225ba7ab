// Turns compiled WebAssembly, style/, frontend/js/ and public/ into the files a
// browser gets: bundled, named by their content, and for `--dist` optimised and
// compressed beforehand. Writes manifest.json (logical name → address), which is
// all the server needs to know.
//   node scripts/assets.mjs --wasm FILE --work DIR --site DIR [--dist]
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import zlib from 'node:zlib'
import * as esbuild from 'esbuild'

const { values: args } = parseArgs({
  options: { wasm: { type: 'string' }, work: { type: 'string' }, site: { type: 'string' }, dist: { type: 'boolean', default: false } },
})
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')
const work = path.resolve(root, args.work)
const site = path.resolve(root, args.site)
const pkg = path.join(site, 'pkg')

/** Runs a program; a failure ends the build with what it said. */
function run(program, ...argv) {
  const done = spawnSync(program, argv, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.error || done.status !== 0) {
    console.error(`assets: ${program} failed${done.error ? `: ${done.error.message}` : ''}`)
    process.exit(1)
  }
}

/** The JavaScript side of the WebAssembly; skipped while the compiled file is the same. */
function bindWasm() {
  const stamp = path.join(work, 'stamp')
  const { mtimeMs, size } = fs.statSync(args.wasm)
  const now = `${mtimeMs} ${size} ${args.dist}`
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) return
  fs.rmSync(work, { recursive: true, force: true })
  fs.mkdirSync(work, { recursive: true })
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', work, '--out-name', 'kundig', args.wasm)
  if (args.dist) {
    const wasm = path.join(work, 'kundig_bg.wasm')
    run('wasm-opt', '-Oz', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext',
      '--enable-mutable-globals', '--enable-reference-types', '--enable-multivalue', wasm, '-o', wasm)
  }
  fs.writeFileSync(stamp, now)
}

const files = new Map() // name in pkg/ → bytes
const manifest = {} // logical name → address

/** Puts a file into pkg/ under a name that changes with its content. */
function add(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const ext = path.extname(name)
  const hashed = `${path.basename(name, ext)}.${hash}${ext}`
  files.set(hashed, Buffer.from(bytes))
  manifest[name] = `/pkg/${hashed}`
}

/** Addresses in style sheets that begin with a slash are the site's own: left as they are. */
const ownAddresses = {
  name: 'own-addresses',
  setup(build) {
    build.onResolve({ filter: /^\// }, ({ kind }) => (kind === 'url-token' ? { external: true } : undefined))
  },
}

/** One bundle; files it refers to (fonts) come out beside it, hashed by esbuild. */
async function bundle(entry, options) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    legalComments: 'none',
    write: false,
    outdir: pkg,
    publicPath: '/pkg',
    assetNames: '[name].[hash]',
    loader: { '.woff2': 'file', '.svg': 'file' },
    plugins: [ownAddresses],
    logLevel: 'warning',
    // every browser the design names, and no older
    target: ['chrome125', 'firefox129', 'safari17.5'],
    ...options,
  })
  for (const file of outputFiles) {
    const name = path.basename(file.path)
    if (!/\.(woff2|svg)$/.test(name)) continue
    files.set(name, Buffer.from(file.contents))
    // Known without its hash as well: pages ask for their font early.
    manifest[name.replace(/\.[A-Z0-9]{8}\./, '.')] = `/pkg/${name}`
  }
  return outputFiles.find((file) => /\.(css|js)$/.test(file.path)).contents
}

/** Copies public/ as it is, and drops what an earlier build left behind. */
function copyPublic() {
  const wanted = new Set(['manifest.json', 'pkg'])
  const from = path.join(root, 'public')
  if (fs.existsSync(from)) {
    for (const name of fs.readdirSync(from)) {
      wanted.add(name)
      fs.cpSync(path.join(from, name), path.join(site, name), { recursive: true, preserveTimestamps: true })
    }
  }
  for (const name of fs.readdirSync(site)) {
    const plain = name.replace(/\.(br|gz)$/, '')
    if (!wanted.has(plain)) fs.rmSync(path.join(site, name), { recursive: true })
  }
}

/** Brotli and gzip at their best beside each file worth it. */
function compress(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) { compress(file); continue }
    if (!/\.(js|css|wasm|svg|json|webmanifest|txt|html)$/.test(entry.name) || entry.name === 'manifest.json') continue
    const bytes = fs.readFileSync(file)
    fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes, {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }))
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }))
  }
}

bindWasm()
fs.mkdirSync(pkg, { recursive: true })
add('kundig.wasm', fs.readFileSync(path.join(work, 'kundig_bg.wasm')))
// The glue imports its own snippets, nothing else.
add('kundig.js', await bundle(path.relative(root, path.join(work, 'kundig.js')), { format: 'esm' }))
add('kundig.css', await bundle('style/main.css', {}))
add('echarts.js', await bundle('frontend/js/echarts.js', { format: 'iife' }))
// One name for the whole set: pages notice by it that a newer version is served.
manifest.build = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12)

for (const name of fs.readdirSync(pkg)) if (!files.has(name)) fs.rmSync(path.join(pkg, name), { recursive: true })
for (const [name, bytes] of files) {
  const file = path.join(pkg, name)
  if (!fs.existsSync(file) || fs.statSync(file).size !== bytes.length) fs.writeFileSync(file, bytes)
}
copyPublic()
fs.writeFileSync(path.join(site, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
if (args.dist) {
  compress(site)
  for (const [name, address] of Object.entries(manifest)) {
    const br = path.join(site, `${address}.br`)
    if (fs.existsSync(br)) console.error(`  ${name}: ${fs.statSync(br).size} bytes as brotli`)
  }
}
