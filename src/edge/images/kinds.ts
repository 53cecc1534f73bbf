import { letters } from './headers/bytes.ts'

export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif'

export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const start = letters(bytes, 0, 15)
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('RIFF') && start.startsWith('WEBPVP8', 8)) return 'webp'
  return /^GIF8[79]a/.test(start) ? 'gif' : null
}
