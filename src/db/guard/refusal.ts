/** Why the reader stopped, and at which alias if it knows. `check` turns it into an `UnscopedStatement`. */
export class Refusal extends Error {
  readonly alias: string

  constructor(why: string, alias: string) {
    super(why)
    this.alias = alias
  }
}

export function refuse(why: string, alias = ''): never {
  throw new Refusal(why, alias)
}
