export type FeedItem = {
  /** How the feed itself names it. */
  guid: string
  title: string
  /** Absolute, http or https; '' when there is none. */
  link: string
  summary: string
  publishedAt: number | null
}
