/**
 * Each scan of a progressive JPEG goes over the whole picture again, and may cost its author sixteen bytes: a hundred
 * thousand of them are hours of decoding. Cameras and editors write about ten.
 */
export function hasTooManyScans(jpeg: Uint8Array): boolean {
  let scans = 0
  for (let at = jpeg.indexOf(0xff); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    if (jpeg[at + 1] === 0xda && ++scans > mostScans) return true
  }
  return false
}

const mostScans = 64
