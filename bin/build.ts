import { statSync } from 'node:fs'
import { buildEverything } from './bundle/everything.ts'
import { filesUnder } from './bundle/inputs.ts'
import { WORKER } from './bundle/worker.ts'

await buildEverything()
for (const file of filesUnder(WORKER).filter((name) => !name.endsWith('.map'))) {
  console.log(`${String(Math.ceil(statSync(file).size / 1024)).padStart(6)} kB  ${file}`)
}
