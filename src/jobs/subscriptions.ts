/** What follows from what happened. An action that is absent wakes nobody. */
export const subscriptions = {} as const satisfies Record<string, readonly string[]>

export const handlersOf = (action: string): readonly string[] =>
  action in subscriptions ? ((subscriptions as Record<string, readonly string[]>)[action] ?? []) : []
