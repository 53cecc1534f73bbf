import { scan } from '../src/edge/files/scan.ts'
import { receive } from '../src/edge/files/store.ts'
import { uses } from '../src/edge/files/uses.ts'
import { loadPhoton } from '../src/edge/images/photon.ts'
import { makeVariants } from '../src/edge/images/variants.ts'
import { hostileFiles as hostilePapers } from '../test/files/hostile.ts'
import { hostileFiles as hostilePictures } from '../test/images/hostile.ts'
import { watchMemory } from './images-memory.ts'

/** In a process of its own: what each hostile file costs from its first byte to its end, the slowest first. */
const pictures = (await hostilePictures()).map(({ what, bytes, use }) => ({ what, bytes: () => bytes, use: uses[use] }))
const papers = hostilePapers.map(({ name, bytes }) => ({ what: name, bytes, use: uses.document }))
await loadPhoton()
const memory = watchMemory()
const costs = []
for (const { what, bytes, use } of [...pictures, ...papers]) {
  const sent = new Blob([bytes()])
  const started = process.cpuUsage()
  const received = await receive(sent, use)
  if (received.ok && received.picture) await makeVariants(received.bytes, use)
  else if (received.ok) await scan(received.bytes as Uint8Array<ArrayBuffer>, received.kind)
  const { user, system } = process.cpuUsage(started)
  costs.push({ what, cpu: (user + system) / 1000 })
}
console.log(JSON.stringify({ costs: costs.toSorted((a, b) => b.cpu - a.cpu), added: memory.added() }))
