import * as z from 'zod'
import type { Scope } from '#db/scope.ts'
import { deleteRule, insertRule, type RuleFields, type RuleRow, updateRule } from '#db/surveys/rules.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { choice, count, ticked, version } from '#domain/fields.ts'
import type { Purpose } from './purposes.ts'

export const moments = ['before_start', 'after_start', 'before_end', 'after_end'] as const
export type Moment = (typeof moments)[number]

const mostReminders = 3

/** « 3, 7 », kept as '3 7'. */
const reminders = () =>
  z
    .string({ error: 'required' })
    .default('')
    .pipe(z.string().max(40, { error: 'too_long' }))
    .transform((text) => (text.match(/\d+/g) ?? []).map(Number))
    .pipe(
      z
        .array(z.number().min(1, { error: 'reminder_too_late' }).max(90, { error: 'reminder_too_late' }))
        .max(mostReminders, { error: 'reminder_too_late' }),
    )
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b).join(' '))

const typed = z.strictObject({
  /** Empty for all of them. */
  programme: z.string({ error: 'choice' }).max(40, { error: 'choice' }),
  moment: choice(moments),
  days: count(400),
  presentOnly: ticked(),
  reminders: reminders(),
  closesAfter: count(120, 1),
})

export const NewSurveyRule = typed.extend({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
})
export const SurveyRuleChange = typed.extend({ version: version() })
export const SurveyRuleRemoval = z.strictObject({ version: version() })
export type RuleInput = z.output<typeof typed>

type Survey = { id: string; title: string }

/** A reminder after the end would reach nobody. */
export const refuseReminders = ({ reminders: days, closesAfter }: RuleInput): 'reminder_too_late' | null =>
  days.split(' ').some((day) => day !== '' && Number(day) >= closesAfter) ? 'reminder_too_late' : null

export async function addRule(scope: Scope, survey: Survey, id: string, input: RuleInput) {
  const refusal = refuseReminders(input)
  if (refusal) return no(refusal)
  return commit(scope, [
    insertRule(scope, survey.id, id, fieldsOf(input)),
    record(scope, 'survey_rule_added', survey.id, { title: survey.title, rule: id }),
  ])
}

export async function changeRule(scope: Scope, survey: Survey, id: string, from: number, input: RuleInput) {
  const refusal = refuseReminders(input)
  if (refusal) return no(refusal)
  return commit(scope, [
    updateRule(scope, id, from, fieldsOf(input)),
    exactlyOne(scope),
    record(scope, 'survey_rule_changed', survey.id, { title: survey.title, rule: id }),
  ])
}

export function removeRule(scope: Scope, survey: Survey, id: string, from: number) {
  return commit(scope, [
    deleteRule(scope, id, from),
    exactlyOne(scope),
    record(scope, 'survey_rule_removed', survey.id, { title: survey.title, rule: id }),
  ])
}

/** As the form shows it. */
export const typedRule = (rule: RuleRow) => ({
  programme: rule.programmeId ?? '',
  moment: momentOf(rule),
  days: String(Math.abs(rule.days)),
  presentOnly: rule.presentOnly ? 'on' : undefined,
  reminders: rule.reminders.replaceAll(' ', ', '),
  closesAfter: String(rule.closesAfter),
})

export const momentOf = ({ anchor, days }: { anchor: string; days: number }): Moment =>
  anchor === 'start' ? (days < 0 ? 'before_start' : 'after_start') : days < 0 ? 'before_end' : 'after_end'

/** What is usual, for each purpose. */
export const usualRule: Record<Purpose, { moment: Moment; days: string }> = {
  before: { moment: 'before_start', days: '10' },
  during: { moment: 'after_start', days: '1' },
  hot: { moment: 'after_end', days: '0' },
  cold_3: { moment: 'after_end', days: '90' },
  cold_6: { moment: 'after_end', days: '180' },
  trainer: { moment: 'after_end', days: '1' },
  company: { moment: 'after_end', days: '30' },
  funder: { moment: 'after_end', days: '60' },
  other: { moment: 'after_end', days: '0' },
}

function fieldsOf({ programme, moment, days, presentOnly, reminders: each, closesAfter }: RuleInput): RuleFields {
  const [side, anchor = 'end'] = moment.split('_')
  return {
    programmeId: programme === '' ? null : programme,
    anchor,
    days: side === 'before' ? -days : days,
    presentOnly: Number(presentOnly),
    reminders: each,
    closesAfter,
  }
}
