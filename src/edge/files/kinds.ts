import { type PictureKind, pictureKind } from '#edge/images/kinds.ts'
import { looksLikeText } from './text.ts'
import { namesInZip } from './zip.ts'

/** What bytes are, whatever their name says. */
export type Kind = PictureKind | OfficeKind | 'pdf' | 'text' | 'csv' | 'zip' | 'svg' | 'unknown'

export type OfficeKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp'

/** How each kind is announced and named when it leaves; what is not known leaves as plain bytes, and so does a program. */
export const kinds: Record<Kind, { type: string; extension: string }> = {
  png: { type: 'image/png', extension: 'png' },
  jpeg: { type: 'image/jpeg', extension: 'jpg' },
  webp: { type: 'image/webp', extension: 'webp' },
  gif: { type: 'image/gif', extension: 'gif' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extension: 'pptx' },
  odt: { type: 'application/vnd.oasis.opendocument.text', extension: 'odt' },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', extension: 'ods' },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', extension: 'odp' },
  text: { type: 'text/plain; charset=utf-8', extension: 'txt' },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  zip: { type: 'application/zip', extension: 'zip' },
  svg: { type: 'application/octet-stream', extension: 'svg' },
  unknown: { type: 'application/octet-stream', extension: 'bin' },
}

export function sniff(bytes: Uint8Array): Kind {
  const start = String.fromCharCode(...bytes.subarray(0, 5))
  if (start === '%PDF-') return 'pdf'
  if (start.startsWith('PK\x03\x04')) return zipKind(namesInZip(bytes), bytes)
  const picture = pictureKind(bytes)
  if (picture) return picture
  if (looksLikeSvg(bytes)) return 'svg'
  return looksLikeText(bytes) ? 'text' : 'unknown'
}

/** Bytes cannot tell a list from other text: there, and only there, the name is believed. */
export function kindNamed(bytes: Uint8Array, name: string): Kind {
  const kind = sniff(bytes)
  return kind === 'text' && /\.csv$/i.test(name) ? 'csv' : kind
}

/** Office papers are archives, told from others by what they hold. */
export function zipKind(names: readonly string[] | null, head: Uint8Array): Kind {
  if (!names) return 'zip'
  const first = new TextDecoder('latin1').decode(head.subarray(30, 90))
  const open = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)PK/.exec(first)?.[1]
  if (open && names[0] === 'mimetype') return openKinds[open as keyof typeof openKinds]
  if (!names.includes('[Content_Types].xml')) return 'zip'
  return (Object.entries(mainParts).find(([, part]) => names.includes(part))?.[0] as OfficeKind | undefined) ?? 'zip'
}

const openKinds = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' } as const

const mainParts = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' } as const

/** Only so that a refusal can be exact: an SVG is a program, and no use accepts one. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>/]/i.test(new TextDecoder().decode(bytes.subarray(0, 1024)))
}
