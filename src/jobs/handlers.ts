import type { Handler, HandlerName } from './subscriptions.ts'

/** Who does the work that `subscriptions` names: a name without its handler does not compile. */
export const handlers = {} satisfies Record<HandlerName, Handler>
