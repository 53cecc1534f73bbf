/**
 * A link made of data may lead elsewhere, never run something: pages of ours, http(s), mail and telephone pass,
 * anything else (`javascript:`, `data:`…) gives a link that leads nowhere.
 */
export function safeHref(href: string): string | undefined {
  return known.test(href) || ours.test(href) ? href : undefined
}

const known = /^(?:https?|mailto|tel):/i

/** No colon before the first slash, question mark or hash: no browser can read a scheme there. */
const ours = /^[^:/?#]*(?:[/?#]|$)/
