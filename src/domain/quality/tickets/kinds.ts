/** What a ticket is about: something said, something that happened, or something to mend. */
export const ticketKinds = ['complaint', 'low_answer', 'incident', 'hazard', 'finding', 'suggestion'] as const
export type TicketKind = (typeof ticketKinds)[number]

/** Those that somebody types: an answer and a finding open theirs by themselves. */
export const typedKinds = ['complaint', 'incident', 'hazard', 'suggestion'] as const

const ticketSources = ['office', 'public', 'answer', 'finding'] as const
export type TicketSource = (typeof ticketSources)[number]

/** Where a ticket stands: what is to be done next. */
export const openStages = ['acknowledge', 'look_into', 'under_way', 'check'] as const
export const stages = [...openStages, 'closed'] as const
export type Stage = (typeof stages)[number]

/** Why it happened, in families that a year can be read by. */
export const causeFamilies = ['content', 'teaching', 'organisation', 'premises', 'information', 'outside'] as const
export type CauseFamily = (typeof causeFamilies)[number]

export const isTicketKind = (text: string): text is TicketKind => (ticketKinds as readonly string[]).includes(text)
export const isStage = (text: string): text is Stage => (stages as readonly string[]).includes(text)
