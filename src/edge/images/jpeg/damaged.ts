/** Why a JPEG was given up, from however deep in it. */
export class Damaged extends Error {
  readonly refusal: JpegRefusal

  constructor(refusal: JpegRefusal = 'unreadable') {
    super(refusal)
    this.refusal = refusal
  }
}

export type JpegRefusal = 'unreadable' | 'too_many_pixels'
