import type { PictureUse } from '#edge/images/use.ts'
import type { Kind } from './kinds.ts'

/** What may be received for a purpose, and what is made of it. */
export type Use = PictureUse & { kinds: readonly Kind[]; maxBytes: number }

export type UseName = 'logo' | 'portrait' | 'cover' | 'evidence' | 'document'

export const isUseName = (text: string): text is UseName => Object.hasOwn(uses, text)

const MiB = 1024 * 1024
const pictures = ['png', 'jpeg', 'webp'] as const
const office = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const

/** Frames are twice the size on the screen, for dense screens; `paper` is 60 × 25 mm at 300 dots an inch. */
export const uses: Record<UseName, Use> = {
  logo: {
    kinds: pictures,
    maxBytes: 2 * MiB,
    maxPixels: 4_000_000,
    content: 'drawing',
    variants: [
      { name: 'rail', width: 56, height: 56, fit: 'contain' },
      { name: 'head', width: 400, height: 112, fit: 'contain' },
      { name: 'paper', width: 720, height: 300, fit: 'contain' },
    ],
  },
  portrait: {
    kinds: pictures,
    maxBytes: 25 * MiB,
    maxPixels: 4_000_000,
    content: 'photo',
    variants: [
      { name: 'row', width: 72, height: 72, fit: 'cover' },
      { name: 'card', width: 320, height: 320, fit: 'cover' },
    ],
  },
  cover: {
    kinds: pictures,
    maxBytes: 25 * MiB,
    maxPixels: 4_000_000,
    content: 'photo',
    variants: [
      { name: 'card', width: 640, height: 360, fit: 'cover' },
      { name: 'page', width: 1600, height: 900, fit: 'cover' },
    ],
  },
  evidence: {
    kinds: [...pictures, 'pdf', 'docx', 'xlsx'],
    maxBytes: 10 * MiB,
    maxPixels: 4_000_000,
    content: 'photo',
    variants: [
      { name: 'row', width: 96, height: 96, fit: 'cover' },
      { name: 'page', width: 1600, height: 1600, fit: 'contain' },
    ],
  },
  /** A picture among papers is kept as it came, and never decoded here. */
  document: {
    kinds: [...pictures, ...office, 'pdf', 'csv', 'text'],
    maxBytes: 25 * MiB,
    maxPixels: 100_000_000,
    content: 'photo',
    variants: [],
  },
}
