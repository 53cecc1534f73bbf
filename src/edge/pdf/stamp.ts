/** Beyond, opening a file to write on it takes too long while somebody waits. */
export const mostStamped = 6 * 1024 * 1024

/** The same pages with a line across each of them and at its foot; null when the file does not let itself be written on. */
export async function stampPdf(bytes: Uint8Array, text: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (bytes.length > mostStamped) return null
  const { PDFDocument, StandardFonts, degrees, rgb } = await import('pdf-lib')
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const font = await document.embedFont(StandardFonts.Helvetica)
    const line = writable(text)
    for (const page of document.getPages()) {
      const { x, y, width, height } = page.getCropBox()
      const slope = Math.atan2(height, width)
      const size = (0.8 * Math.hypot(width, height)) / font.widthOfTextAtSize(line, 1)
      const half = 0.4 * Math.hypot(width, height)
      page.drawText(line, {
        x: x + width / 2 - half * Math.cos(slope),
        y: y + height / 2 - half * Math.sin(slope),
        size,
        font,
        rotate: degrees((slope * 180) / Math.PI),
        color: rgb(0.35, 0.35, 0.35),
        opacity: 0.16,
      })
      page.drawText(line, { x: x + 18, y: y + 10, size: 7, font, color: rgb(0.35, 0.35, 0.35) })
    }
    return new Uint8Array(await document.save())
  } catch {
    // Locked by a password, or broken: it is shown as it was kept.
    return null
  }
}

/** What the standard fonts of PDF can write: a letter of another alphabet becomes a point. */
const writable = (text: string): string =>
  text.replaceAll(/[\u202F\u00A0\s]/g, ' ').replaceAll(/[^\u0020-\u007E\u00A1-\u00FF\u2013\u2014\u2018\u2019Œœ]/g, '.')
