import type { Pixels } from './pixels.ts'

export type Photon = {
  /** Lends the pixels for the time of one look, since they lie in the decoder's own memory; null when unreadable. */
  look<Seen>(bytes: Uint8Array, see: (pixels: Pixels) => Seen): Seen | null
  png(pixels: Pixels): Uint8Array
}

/** Imported at the first picture only: 1.5 MB of WebAssembly that a page never needs. */
export async function loadPhoton(): Promise<Photon> {
  const { default: compiled } = await import('@cf-wasm/photon/photon.wasm')
  return {
    look: (bytes, see) => look(compiled, bytes, see),
    png: (pixels) => encode(start(compiled), pixels),
  }
}

/** An address in the engine's memory, of so many bytes. */
type Block = [address: number, length: number]

/**
 * The few functions we use, called without the package's glue. That one starts a single engine for the life of the
 * isolate, and each damaged picture leaves its bytes in it for ever: two hundred of them fill the isolate.
 */
type Engine = {
  memory: WebAssembly.Memory
  photonimage_new_from_byteslice(...bytes: Block): number
  photonimage_new(address: number, length: number, width: number, height: number): number
  photonimage_get_width(image: number): number
  photonimage_get_height(image: number): number
  photonimage_get_raw_pixels(image: number): Block
  photonimage_get_bytes(image: number): Block
  __wbg_photonimage_free(image: number, borrowed: 0): void
  __wbindgen_malloc(length: number, alignment: 1): number
  __wbindgen_free(address: number, length: number, alignment: 1): void
}

/** Kept from one picture to the next, because what it grew to can be used again but never be given back. */
let running: Engine | undefined

function look<Seen>(compiled: WebAssembly.Module, bytes: Uint8Array, see: (pixels: Pixels) => Seen): Seen | null {
  const engine = start(compiled)
  const decoded = decode(engine, bytes)
  if (!decoded) return null
  try {
    return see({ ...decoded, data: new Uint8Array(engine.memory.buffer, ...decoded.block) })
  } finally {
    engine.__wbindgen_free(...decoded.block, 1)
  }
}

/** Damaged bytes end in a trap, which frees nothing: the engine it happened in is dropped. */
function decode(engine: Engine, bytes: Uint8Array): { width: number; height: number; block: Block } | null {
  try {
    const image = engine.photonimage_new_from_byteslice(...give(engine, bytes))
    const width = engine.photonimage_get_width(image)
    const height = engine.photonimage_get_height(image)
    const block = unsigned(engine.photonimage_get_raw_pixels(image))
    engine.__wbg_photonimage_free(image, 0)
    return { width, height, block }
  } catch {
    running = undefined
    return null
  }
}

function encode(engine: Engine, pixels: Pixels): Uint8Array {
  const image = engine.photonimage_new(...give(engine, pixels.data), pixels.width, pixels.height)
  try {
    const block = unsigned(engine.photonimage_get_bytes(image))
    const bytes = new Uint8Array(engine.memory.buffer, ...block).slice()
    engine.__wbindgen_free(...block, 1)
    return bytes
  } finally {
    engine.__wbg_photonimage_free(image, 0)
  }
}

function start(compiled: WebAssembly.Module): Engine {
  running ??= new WebAssembly.Instance(compiled, nothingOf(compiled)).exports as Engine
  return running
}

/** It imports a browser's canvas and console, which our few functions never reach but to report a trap. */
function nothingOf(compiled: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => never>> = {}
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    imports[module] = { ...imports[module], [name]: trap }
  }
  return imports
}

function trap(): never {
  throw new Error('The image engine gave up.')
}

/** Ownership passes with the bytes: the engine frees them itself. */
function give(engine: Engine, bytes: Uint8Array): Block {
  const address = engine.__wbindgen_malloc(bytes.length, 1) >>> 0
  new Uint8Array(engine.memory.buffer).set(bytes, address)
  return [address, bytes.length]
}

function unsigned([address, length]: Block): Block {
  return [address >>> 0, length >>> 0]
}
