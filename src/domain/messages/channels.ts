/** How somebody may be told. What nobody carries yet is shown as such, and never offered. */
export const channels = {
  app: { carried: true },
  mail: { carried: true },
  sms: { carried: false },
  push: { carried: false },
} as const satisfies Record<string, { carried: boolean }>

export type Channel = keyof typeof channels

/** Those a notice may ask for. */
export type CarriedChannel = { [C in Channel]: (typeof channels)[C]['carried'] extends true ? C : never }[Channel]

export const channelNames = Object.keys(channels) as readonly Channel[]
