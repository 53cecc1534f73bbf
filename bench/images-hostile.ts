import { receive } from '../src/edge/files/store.ts'
import { uses } from '../src/edge/files/uses.ts'
import { loadPhoton } from '../src/edge/images/photon.ts'
import { makeVariants } from '../src/edge/images/variants.ts'
import { hostileFiles } from '../test/images/hostile.ts'
import { watchMemory } from './images-memory.ts'

/** In a process of its own: what each hostile picture costs from its first byte to its end, the slowest first. */
const corpus = await hostileFiles()
await loadPhoton()
const memory = watchMemory()
const costs = []
for (const { what, bytes, use } of corpus) {
  const started = process.cpuUsage()
  const received = await receive(new Blob([bytes]), uses[use])
  if (received.ok && received.picture) await makeVariants(received.bytes, uses[use])
  const { user, system } = process.cpuUsage(started)
  costs.push({ what, cpu: (user + system) / 1000 })
}
console.log(JSON.stringify({ costs: costs.toSorted((a, b) => b.cpu - a.cpu), added: memory.added() }))
