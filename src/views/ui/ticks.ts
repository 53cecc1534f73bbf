/**
 * Round numbers that cover the data, evenly spaced, three lines or so: 0, 1 000, 2 000.
 * Computed on whole numbers, so that no tick reads 0.30000000000000004.
 */
export function niceTicks(low: number, high: number, lines = 2): number[] {
  const least = Math.min(low, high)
  const most = Math.max(low, high)
  const span = most - least || Math.abs(most) || 1
  const { mantissa, power } = roundStep(span / lines)
  const at = (step: number) => (power < 0 ? (step * mantissa) / 10 ** -power : step * mantissa * 10 ** power)

  let first = Math.floor(least / at(1))
  let last = Math.ceil(most / at(1))
  while (at(first) > least) first--
  while (at(last) < most || last === first) last++
  return Array.from({ length: last - first + 1 }, (_, step) => at(first + step))
}

/** The round step just above: 1, 2 or 5 times a power of ten. */
function roundStep(wanted: number): { mantissa: number; power: number } {
  const power = Math.floor(Math.log10(wanted))
  const share = wanted / 10 ** power
  if (share <= 1) return { mantissa: 1, power }
  if (share <= 2) return { mantissa: 2, power }
  return share <= 5 ? { mantissa: 5, power } : { mantissa: 1, power: power + 1 }
}
