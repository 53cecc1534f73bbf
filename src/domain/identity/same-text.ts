/** Compares what must stay secret in a time that does not say how much of it was right. */
export function sameText(one: string, two: string): boolean {
  let difference = one.length ^ two.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ two.charCodeAt(at)
  return difference === 0
}
