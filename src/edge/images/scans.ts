/**
 * Each scan of a progressive JPEG goes over the whole picture again, and may cost its author sixteen bytes: a hundred
 * thousand of them are hours of decoding. Cameras and editors write about ten.
 */
export function hasTooManyScans(jpeg: Uint8Array): boolean {
  let scans = 0
  for (let at = 1; at < jpeg.length && scans <= mostScans; at++)
    if (jpeg[at] === 0xda && jpeg[at - 1] === 0xff) scans += 1
  return scans > mostScans
}

const mostScans = 64
