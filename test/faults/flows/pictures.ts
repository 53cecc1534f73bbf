import { png, pngChunk, pngHead, pngOf } from '#test/images/png.ts'

/** A small logo. */
export const logo = async (): Promise<File> => fileOf(await png(60, 20, () => [31, 92, 64]))

/** It says it is a picture of sixty pixels, and holds none. */
export const emptyLogo = async (): Promise<File> =>
  fileOf(pngOf(pngHead(60, 20, 8, 6), pngChunk('IDAT', new Uint8Array([1, 2, 3]))))

const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'logo.png', { type: 'image/png' })
