import { watch } from 'node:fs'
import { buildEverything } from './bundle/everything.ts'
import { serveLocally } from './local/serve.ts'

const { restart } = await serveLocally()

let soon: NodeJS.Timeout | undefined
for (const folder of ['src', 'public']) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(soon)
    soon = setTimeout(rebuild, 80)
  })
}

async function rebuild(): Promise<void> {
  const started = performance.now()
  try {
    if (!(await buildEverything())) return
    await restart()
    console.log(`Rebuilt in ${Math.round(performance.now() - started)} ms`)
  } catch (error) {
    console.error(String(error))
  }
}
