/** Every action that some of these sources records by its name. */
export function recordedIn(sources: readonly string[]): string[] {
  const one = /\brecord\(\s*[\w.]+,\s*'([a-z_]+)'/g
  const eitherOf = /\brecord\(\s*[\w.]+,\s*[^,']*\?\s*'([a-z_]+)'\s*:\s*'([a-z_]+)'/g
  const found = sources.flatMap((text) =>
    [...text.matchAll(one), ...text.matchAll(eitherOf)].flatMap(([, ...names]) => names),
  )
  return [...new Set(found)]
}
