import type { Permission } from '#domain/members/matrix.ts'
import type { Context } from '#http/context.ts'
import { type SessionTab, sessionTabs } from '#views/sessions/frame.tsx'

/** The pages of a session that this person may open. */
export const tabsFor = ({ var: { may } }: Context, siteId: string): readonly SessionTab[] =>
  sessionTabs.filter((tab) => may(permissions[tab], siteId))

const permissions: Record<SessionTab, Permission> = {
  overview: 'sessions.read',
  enrolments: 'people.read',
  slots: 'sessions.read',
  attendance: 'attendance.read',
  papers: 'documents.read',
  tasks: 'sessions.read',
  surveys: 'surveys.read',
}
