import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'esbuild'

export const WORKER = 'build/worker'

/**
 * The Worker as it is deployed and as it runs here: what is imported on demand stays in files of its own, so that
 * a page does not wait for the solver or the PDF library to be read.
 */
export async function buildWorker(): Promise<void> {
  const compiled = new Map<string, Uint8Array>()
  const { outputFiles } = await build({
    entryPoints: { index: 'src/index.ts' },
    outdir: WORKER,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.txt': 'text', '.sql': 'text', '.html': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', 'navigator.userAgent': '"Cloudflare-Workers"' },
    minify: true,
    sourcemap: 'linked',
    write: false,
    logLevel: 'error',
    plugins: [besideTheCode(compiled), kindsByClass],
  })
  for (const { path, contents } of outputFiles) compiled.set(basename(path), contents)
  await replaceFolder(WORKER, compiled)
}

/**
 * Drizzle asks of every piece of a statement what it is, by the names of its classes, since it may be installed twice. Here
 * it is bundled once: its class alone tells, and a statement is written in half the time.
 */
const kindsByClass: Plugin = {
  name: 'kinds-by-class',
  setup(pass) {
    pass.onLoad({ filter: /drizzle-orm\/entity\.js$/ }, async ({ path }) => {
      const theirs = await readFile(path, 'utf8')
      const ours = theirs.replace(
        /function is\(value, type\) \{.*?\n\}\n/s,
        'const is = (value, type) => value instanceof type\n',
      )
      if (ours === theirs) throw new Error(`${path} no longer tells kinds as it did.`)
      return { contents: ours }
    })
  },
}

/** WebAssembly and raw bytes are modules of their own for the runtime: copied under a hashed name, imported from there. */
function besideTheCode(copies: Map<string, Uint8Array>): Plugin {
  const alreadyAsked = Symbol()
  return {
    name: 'beside-the-code',
    setup(pass) {
      pass.onResolve(
        { filter: /\.(wasm|bin)(\?module)?$/ },
        async ({ path, importer, resolveDir, kind, pluginData }) => {
          if (pluginData === alreadyAsked) return undefined
          const found = await pass.resolve(path.replace('?module', ''), {
            importer,
            resolveDir,
            kind,
            pluginData: alreadyAsked,
          })
          if (found.errors.length > 0) return found

          const bytes = await readFile(found.path)
          const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}-${basename(found.path)}`
          copies.set(name, bytes)
          return { path: `./${name}`, external: true }
        },
      )
    },
  }
}

async function replaceFolder(folder: string, files: Map<string, Uint8Array>): Promise<void> {
  const fresh = `${folder}.${process.pid}`
  await mkdir(fresh, { recursive: true })
  await Promise.all([...files].map(([name, bytes]) => writeFile(join(fresh, name), bytes)))
  await rm(folder, { recursive: true, force: true })
  await rename(fresh, folder)
}
