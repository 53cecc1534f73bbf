import type { PictureUse } from '../src/edge/images/use.ts'

export const threeSizes = {
  kinds: ['jpeg'],
  maxPixels: 4_000_000,
  content: 'photo',
  variants: [
    { name: 'row', width: 96, height: 96, fit: 'cover' },
    { name: 'card', width: 640, height: 360, fit: 'cover' },
    { name: 'page', width: 1600, height: 900, fit: 'cover' },
  ],
} as const satisfies PictureUse
