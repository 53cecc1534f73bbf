/**
 * Round numbers that cover the data, evenly spaced, three lines or so: 0, 1 000, 2 000.
 * Computed on whole numbers, so that no tick reads 0.30000000000000004.
 */
export function niceTicks(low: number, high: number, lines = 2): number[] {
  const least = Math.min(low, high)
  const most = Math.max(low, high)
  const { mantissa, power } = roundStep(spanOf(least, most) / lines)
  const at = (step: number) => (power < 0 ? (step * mantissa) / 10 ** -power : step * mantissa * 10 ** power)

  let first = Math.floor(least / at(1))
  let last = Math.ceil(most / at(1))
  while (at(first) > least) first--
  while (at(last) < most || last === first) last++
  return Array.from({ length: last - first + 1 }, (_, step) => at(first + step))
}

/** What differs by less than a millionth is one value to the eye, and would need more digits than a number has. */
function spanOf(least: number, most: number): number {
  const size = Math.max(Math.abs(least), Math.abs(most))
  const span = most - least > size / 1e6 ? most - least : size
  return span > 1e-9 ? span : 2
}

/** The round step just above: 1, 2 or 5 times a power of ten. */
function roundStep(wanted: number): { mantissa: number; power: number } {
  const power = Math.floor(Math.log10(wanted))
  const share = wanted / 10 ** power
  if (share <= 1) return { mantissa: 1, power }
  if (share <= 2) return { mantissa: 2, power }
  return share <= 5 ? { mantissa: 5, power } : { mantissa: 1, power: power + 1 }
}
