import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { makeVariants } from '../src/edge/images/variants.ts'
import { watchMemory } from './images-memory.ts'
import { threeSizes } from './images-sizes.ts'

/** `node images-one.ts ours|sharp <photo> <times>`, in a process of its own: CPU of each time, and the memory added. */
const [who, path = '', times = '5'] = process.argv.slice(2)
sharp.concurrency(1)
sharp.cache(false)

const make = who === 'ours' ? withOurs : withSharp
const memory = watchMemory()
const bytes = new Uint8Array(readFileSync(path))
const cpu: number[] = []
for (let time = 0; time < Number(times); time++) {
  const started = process.cpuUsage()
  await make()
  const { user, system } = process.cpuUsage(started)
  cpu.push((user + system) / 1000)
}
console.log(JSON.stringify({ cpu, added: memory.added() }))

async function withOurs(): Promise<void> {
  const made = await makeVariants(bytes, threeSizes)
  if (!made.ok) throw new Error(made.refusal)
}

/** As its manual shows: each size from the file, which it decodes at a reduced scale too. */
async function withSharp(): Promise<void> {
  for (const { width, height, fit } of threeSizes.variants) {
    await sharp(bytes, { limitInputPixels: false })
      .rotate()
      .resize({ width, height, fit })
      .jpeg({ quality: 84 })
      .toBuffer()
  }
}
