export type Lately<Key, Value> = ReturnType<typeof lately<Key, Value>>

/** What was made lately, and no more than twice `most` of it: what is asked for again stays, the rest goes. */
export function lately<Key, Value>(most: number) {
  let recent = new Map<Key, Value>()
  let former = new Map<Key, Value>()
  const set = (key: Key, value: Value) => {
    if (recent.size >= most) {
      former = recent
      recent = new Map()
    }
    recent.set(key, value)
  }
  return {
    get(key: Key): Value | undefined {
      const known = recent.get(key)
      if (known !== undefined) return known
      const older = former.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
  }
}
