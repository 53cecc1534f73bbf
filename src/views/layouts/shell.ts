import type { IconName } from '#views/ui/icon-names.ts'
import type { Speech } from '#words/words.ts'

/** What surrounds a page of the office. Everything is given: the frame reads no date, no right, no database. */
export type Shell = {
  w: Speech
  title: string
  /** The places above this page, never the page itself. */
  crumbs: readonly Crumb[]
  organisation: { id: string; name: string; site?: string | undefined; logo?: string | undefined }
  /** The name or the logo has just changed: the frame shows it too. */
  renewed?: boolean | undefined
  organisations: readonly Choice[]
  /** Those this person may work in; more than one makes a choice. */
  sites: readonly Choice[]
  person: { name: string; initials: string; roles: string }
  rooms: readonly { title: string; links: readonly RoomLink[] }[]
  /** Four rooms under the thumb; the menu is the fifth. */
  dock: readonly Pick<RoomLink, 'href' | 'label' | 'icon' | 'current'>[]
  unread: number
  addresses: Addresses
  theme?: Theme | undefined
  /** Single keys turned off by the person (WCAG 2.1.4). */
  keys?: 'off' | undefined
  toast?: Told | undefined
  operator?: boolean | undefined
}

export type Theme = 'light' | 'dark'

export type Crumb = { label: string; href?: string | undefined }

/** What just happened, and the form that undoes it. */
export type Told = { text: string; undo?: { action: string; fields: Record<string, string> } | undefined }

export type RoomLink = {
  href: string
  label: string
  icon: IconName
  current: boolean
  count?: number | undefined
  /** Pressed after one another, « g s ». */
  keys?: string | undefined
}

type Choice = { id: string; name: string; current: boolean }

/** Where the frame leads. Those marked POST change something: they answer with a redirection to where one was. */
export type Addresses = {
  search: string
  notifications: string
  bell: string
  live: string
  notices: string
  account: string
  security: string
  help?: string | undefined
  newSite?: string | undefined
  platform?: string | undefined
  /** POST organisation=<id> */
  organisation: string
  /** POST site=<id>, empty for all */
  site: string
  /** POST theme=light|dark|system */
  theme: string
  /** POST language=fr|en */
  language: string
  /** POST */
  signOut: string
}
