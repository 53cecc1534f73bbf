/** A stretch of text in one manner. */
export type Run = { text: string; bold?: boolean | undefined; italic?: boolean | undefined }

/** Text of one manner, or of several. A line ends at \n. */
export type Rich = string | readonly Run[]

export type Align = 'left' | 'center' | 'right'

export type Column = { title: string; share?: number | undefined; align?: Align | undefined }

/** Where somebody signs, or has signed: `drawing` is an SVG path of M and L, in the frame of SignaturePad. */
export type SignatureBox = {
  title: string
  name?: string | undefined
  note?: string | undefined
  drawing?: string | undefined
  typed?: string | undefined
}

/**
 * What a paper is made of, from which its page and its PDF are both made. Plain data: it is kept as it was printed.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Rich; align?: Align | undefined; tone?: 'soft' | 'note' | undefined }
  | { kind: 'list'; ordered?: boolean | undefined; items: readonly Rich[] }
  /** Labels and what they are worth, one under the other. */
  | { kind: 'facts'; facts: readonly { label: string; value: Rich }[] }
  /** Its head comes again on each page. A row with fewer cells than columns leaves the last ones empty. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly Rich[])[] }
  | { kind: 'columns'; columns: readonly (readonly Block[])[] }
  | { kind: 'signatures'; boxes: readonly SignatureBox[] }
  /** `image` is a name in the options' images: PNG or JPEG. Nothing is drawn when there is none. */
  | { kind: 'image'; image: string; label: string; width: number; align?: Align | undefined }
  | { kind: 'qr'; text: string; label: string; size?: number | undefined; align?: Align | undefined }
  | { kind: 'rule' }
  | { kind: 'space'; height: number }
  | { kind: 'break' }

export type PdfOptions = {
  title: string
  language: string
  /** The instant it is dated of: the same description gives the same bytes. */
  at: number
  organisation: string
  /** Beside the organisation at the top of the first page: its address, how to reach it. */
  letterhead?: readonly string[] | undefined
  /** A name in `images`. */
  logo?: string | undefined
  /** The bottom of every page: SIRET, declaration of activity… */
  footer: readonly string[]
  /** Beside the number of each page. */
  number?: string | undefined
  landscape?: boolean | undefined
  images?: Readonly<Record<string, Uint8Array<ArrayBuffer>>> | undefined
}

export const runsOf = (text: Rich): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

/** Without its manners. */
export const plainOf = (text: Rich): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('')
