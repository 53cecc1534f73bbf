import { u8, u16 } from '#edge/images/headers/bytes.ts'
import { Damaged } from './damaged.ts'

export type Frame = {
  width: number
  height: number
  progressive: boolean
  components: Component[]
  /** Blocks of the finest component in one unit, and units in the picture. */
  across: number
  down: number
  columns: number
  rows: number
}

export type Component = {
  id: number
  table: number
  /** Blocks of this component in one unit. */
  across: number
  down: number
  /** Samples it has itself. */
  width: number
  height: number
  /** Blocks it has itself; when it shares its scan, what fills the last units is added. */
  columns: number
  rows: number
  /** Blocks to a row, with what fills the last unit. */
  stride: number
}

export function readFrame(bytes: Uint8Array, at: number, length: number, progressive: boolean): Frame {
  const count = u8(bytes, at + 5)
  const [height, width] = [u16(bytes, at + 1), u16(bytes, at + 3)]
  if (u8(bytes, at) !== 8 || !(width > 0 && height > 0) || ![1, 3, 4].includes(count)) throw new Damaged()
  if (length !== 6 + 3 * count) throw new Damaged()

  const found = Array.from({ length: count }, (_, i) => readComponent(bytes, at + 6 + 3 * i, count === 1))
  const across = Math.max(...found.map((component) => component.across))
  const down = Math.max(...found.map((component) => component.down))
  const columns = Math.ceil(width / (8 * across))
  const rows = Math.ceil(height / (8 * down))
  const components = found.map((component) => {
    const own = {
      width: Math.ceil((width * component.across) / across),
      height: Math.ceil((height * component.down) / down),
    }
    const blocks = { columns: Math.ceil(own.width / 8), rows: Math.ceil(own.height / 8) }
    return { ...component, ...own, ...blocks, stride: columns * component.across }
  })
  return { width, height, progressive, components, across, down, columns, rows }
}

/** A component that is alone comes one block after the other, whatever it says. */
function readComponent(bytes: Uint8Array, at: number, alone: boolean) {
  const sampling = u8(bytes, at + 1)
  const [across, down] = alone ? [1, 1] : [sampling >> 4, sampling & 15]
  const table = u8(bytes, at + 2)
  if (!(across >= 1 && across <= 4 && down >= 1 && down <= 4 && table <= 3)) throw new Damaged()
  return { id: u8(bytes, at), table, across, down }
}
