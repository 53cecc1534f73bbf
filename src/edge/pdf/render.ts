import type { Block, PdfOptions } from './blocks.ts'
import { drawPdf } from './draw.ts'
import { type Faces, readFace } from './face.ts'
import { together } from './file.ts'

/**
 * The PDF of a description: the same bytes whenever it is asked again. Import it on demand (`await import('#edge/pdf/render.ts')`),
 * like the letters it loads: no page waits for them.
 */
export async function renderPdf(blocks: readonly Block[], options: PdfOptions): Promise<Uint8Array<ArrayBuffer>> {
  return together(await renderParts(blocks, options))
}

/** In parts, of which papers made alike share the first: what is known of it need not be found again. */
export async function renderParts(blocks: readonly Block[], options: PdfOptions) {
  return drawPdf(blocks, options, await letters())
}

let read: Promise<Faces> | undefined

/** Read once: they never change. */
function letters(): Promise<Faces> {
  read ??= readLetters()
  return read
}

async function readLetters(): Promise<Faces> {
  const [regular, semibold, italic] = await Promise.all([
    import('./regular.bin'),
    import('./semibold.bin'),
    import('./italic.bin'),
  ])
  return {
    regular: readFace(new Uint8Array(regular.default)),
    semibold: readFace(new Uint8Array(semibold.default)),
    italic: readFace(new Uint8Array(italic.default)),
  }
}
