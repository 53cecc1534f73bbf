/** A picture made from another: never larger than its source, whole inside the frame (contain) or filling it (cover). */
export type Variant = { name: string; width: number; height: number; fit: 'contain' | 'cover' }

/** What is made of the pictures received for a purpose. */
export type PictureUse = {
  /** Some uses also accept what is no picture. */
  kinds: readonly string[]
  /** Of all frames together. A decoded pixel costs some twenty bytes of the 128 MB that an isolate has. */
  maxPixels: number
  /** A drawing keeps its flat colours and transparency, unless it came as a JPEG; a photo becomes one, on white. */
  content: 'drawing' | 'photo'
  variants: readonly Variant[]
}
