/**
 * What each part of a whole is sold for, in cents: by the price it has alone, or alike when none has one. The parts always
 * make the whole: the cents that are left go where rounding had taken the most.
 */
export function splitPrice(whole: number, alone: readonly number[]): number[] {
  const sum = alone.reduce((total, price) => total + price, 0)
  const weights = sum === 0 ? alone.map(() => 1) : alone
  const total = sum === 0 ? alone.length : sum
  const exact = weights.map((weight) => (whole * weight) / total)
  const parts = exact.map(Math.floor)
  const left = whole - parts.reduce((done, part) => done + part, 0)
  const byLoss = exact
    .map((share, at) => ({ at, loss: share - Math.floor(share) }))
    .sort((one, other) => other.loss - one.loss || one.at - other.at)
  const lucky = new Set(byLoss.slice(0, left).map(({ at }) => at))
  return parts.map((part, at) => part + (lucky.has(at) ? 1 : 0))
}
