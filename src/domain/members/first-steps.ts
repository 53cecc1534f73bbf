import type { Permission } from './matrix.ts'

/** The guided first hour: each step is done when the facts say so, never because a box was ticked. */
export const firstSteps = ['identity', 'sites', 'colleague', 'secondFactor', 'logo', 'colour'] as const

export type FirstStep = (typeof firstSteps)[number]
export type Step = { step: FirstStep; done: boolean }

/** Who may do a step; protecting one's own account is for everybody. */
const asked: Record<FirstStep, Permission | null> = {
  identity: 'organisation.edit',
  sites: 'sites.edit',
  colleague: 'members.edit',
  secondFactor: null,
  logo: 'organisation.edit',
  colour: 'organisation.edit',
}

/** The steps of whoever may take them, in the order that helps. */
export function stepsFor(done: Readonly<Record<FirstStep, boolean>>, may: (permission: Permission) => boolean): Step[] {
  return firstSteps
    .filter((step) => {
      const permission = asked[step]
      return permission === null || may(permission)
    })
    .map((step) => ({ step, done: done[step] }))
}
