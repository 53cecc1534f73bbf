import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

export type Photos = Record<'12 MP' | '12 MP, progressive' | '108 MP', string>

/** Photos that nobody took: clouds of every size, shapes with hard edges, the grain of a sensor. */
export async function makePhotos(folder: string): Promise<Photos> {
  mkdirSync(folder, { recursive: true })
  const raw = { width: 4000, height: 3000, channels: 3 as const }
  const drawn = await draw(raw.width, raw.height)
  const baseline = await sharp(drawn, { raw }).jpeg({ quality: 90 }).toBuffer()
  const progressive = await sharp(drawn, { raw }).jpeg({ quality: 90, progressive: true }).toBuffer()
  const enormous = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: 'black' } })
    .composite([{ input: baseline, tile: true }])
    .jpeg({ quality: 88 })
    .toBuffer()
  const photos = { '12 MP': baseline, '12 MP, progressive': progressive, '108 MP': enormous }
  return Object.fromEntries(
    Object.entries(photos).map(([name, bytes]) => {
      const path = join(folder, `${name.replace(/\W+/g, '-')}.jpg`)
      writeFileSync(path, bytes)
      return [name, path]
    }),
  ) as Photos
}

const clouds = [
  { size: 700, depth: 110 },
  { size: 180, depth: 60 },
  { size: 40, depth: 32 },
  { size: 10, depth: 16 },
  { size: 3, depth: 9 },
]

async function draw(width: number, height: number): Promise<Buffer> {
  const random = seeded(12_345)
  const sums = new Float32Array(width * height * 3).fill(128)
  for (const { size, depth } of clouds) {
    const cloud = await cloudOf(width, height, size, depth, random)
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (cloud[i] ?? 0) - 128
  }
  for (let i = 0; i < 60; i++) addShape(sums, width, height, random)
  const grain = () => (random() + random() + random() - 1.5) * 9
  const pixels = new Uint8ClampedArray(sums.length)
  for (let i = 0; i < sums.length; i += 3) {
    const own = grain()
    for (let colour = i; colour < i + 3; colour++) pixels[colour] = (sums[colour] ?? 0) + own
  }
  return Buffer.from(pixels.buffer)
}

/** Mostly light, a little colour, and the less of it the smaller the cloud: so are photos. */
async function cloudOf(width: number, height: number, size: number, depth: number, random: () => number) {
  const [across, down] = [Math.ceil(width / size) + 2, Math.ceil(height / size) + 2]
  const few = Buffer.alloc(across * down * 3)
  for (let i = 0; i < few.length; i += 3) {
    const light = 128 + (random() - 0.5) * depth * 2
    for (let colour = i; colour < i + 3; colour++)
      few[colour] = light + (random() - 0.5) * depth * Math.min(0.3, size / 400)
  }
  return sharp(few, { raw: { width: across, height: down, channels: 3 } })
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .raw()
    .toBuffer()
}

function addShape(sums: Float32Array, width: number, height: number, random: () => number): void {
  const [left, top, radius] = [random() * width, random() * height, 20 + (random() * width) / 12].map(Math.round)
  if (left === undefined || top === undefined || radius === undefined) return
  const paint = [random(), random(), random()].map((share) => share * 255)
  for (let y = Math.max(0, top - radius); y < Math.min(height, top + radius); y++) {
    for (let x = Math.max(0, left - radius); x < Math.min(width, left + radius); x++) {
      const inside = (x - left) ** 2 + (y - top) ** 2 < radius ** 2 && ((x >> 4) + (y >> 5)) % 3 !== 0
      if (!inside) continue
      const at = (y * width + x) * 3
      for (let colour = 0; colour < 3; colour++)
        sums[at + colour] = ((sums[at + colour] ?? 0) + (paint[colour] ?? 0)) / 2
    }
  }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
