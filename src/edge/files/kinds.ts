import { type PictureKind, pictureKind } from '#edge/images/kinds.ts'
import { namesInZip } from './zip.ts'

/** What bytes are, whatever their name says. */
export type Kind = PictureKind | 'pdf' | 'docx' | 'xlsx' | 'zip' | 'svg' | 'unknown'

/** How each kind is announced and named when it leaves; what is not known leaves as plain bytes, and so does a program. */
export const kinds: Record<Kind, { type: string; extension: string }> = {
  png: { type: 'image/png', extension: 'png' },
  jpeg: { type: 'image/jpeg', extension: 'jpg' },
  webp: { type: 'image/webp', extension: 'webp' },
  gif: { type: 'image/gif', extension: 'gif' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
  zip: { type: 'application/zip', extension: 'zip' },
  svg: { type: 'application/octet-stream', extension: 'svg' },
  unknown: { type: 'application/octet-stream', extension: 'bin' },
}

export function sniff(bytes: Uint8Array): Kind {
  const start = String.fromCharCode(...bytes.subarray(0, 5))
  if (start === '%PDF-') return 'pdf'
  if (start.startsWith('PK\x03\x04')) return zipKind(bytes)
  return pictureKind(bytes) ?? (looksLikeSvg(bytes) ? 'svg' : 'unknown')
}

/** Office papers are archives, told from others by what they hold. */
function zipKind(bytes: Uint8Array): Kind {
  const names = namesInZip(bytes)
  if (!names?.includes('[Content_Types].xml')) return 'zip'
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : 'zip'
}

/** Only so that a refusal can be exact: an SVG is a program, and no use accepts one. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>/]/i.test(new TextDecoder().decode(bytes.subarray(0, 1024)))
}
