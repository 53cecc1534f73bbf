import { sql } from 'drizzle-orm'
import type { Scope } from '#db/scope.ts'

export type DueRule = { organisationId: string; ruleId: string; sessionId: string }
export type DueAsking = { organisationId: string; askingId: string; day: string }

/** How long a rule, a reminder or a closing that cron has missed is made up for, in days. */
const catchUp = 7

/**
 * Sessions of which a rule comes due: those whose first or last day is so many days away, of the last week at most, and
 * not before the rule was written. On the last day itself people are asked in the evening.
 */
export const selectDueRules = (db: Scope['db'], today: string, evening: boolean, limit = 200) =>
  db.all<DueRule>(
    sql`/* every organisation: cron looks for what must be told now */
      select due.organisation_id as organisationId, due.rule_id as ruleId, due.session_id as sessionId from (
        select survey_rules.organisation_id, survey_rules.id as rule_id, survey_rules.survey_id,
            sessions.id as session_id
          from offices join survey_rules on survey_rules.organisation_id = offices.organisation_id
          join sessions indexed by sessions_by_end on sessions.organisation_id = survey_rules.organisation_id
            and sessions.ends_on between ${since(today)} and ${until(today)}
          where survey_rules.anchor = 'end' and ${ofProgramme}
            and (survey_rules.days <> 0 or sessions.ends_on < ${today} or ${evening ? 1 : 0})
        union all
        select survey_rules.organisation_id, survey_rules.id, survey_rules.survey_id, sessions.id
          from offices join survey_rules on survey_rules.organisation_id = offices.organisation_id
          join sessions indexed by sessions_by_start on sessions.organisation_id = survey_rules.organisation_id
            and sessions.starts_on between ${since(today)} and ${until(today)}
          where survey_rules.anchor = 'start' and ${ofProgramme}
      ) as due
      where not exists (select 1 from askings where askings.organisation_id = due.organisation_id
          and askings.session_id = due.session_id and askings.rule_id = due.rule_id and askings.rule_id <> '')
        and not exists (select 1 from session_cancellations where session_cancellations.session_id = due.session_id
          and session_cancellations.organisation_id = due.organisation_id)
        and not exists (select 1 from survey_archives where survey_archives.survey_id = due.survey_id
          and survey_archives.organisation_id = due.organisation_id)
      limit ${limit}`,
  )

/** The last day on which each open asking had to be asked again, when that round has not been made. */
export const selectDueRounds = (db: Scope['db'], today: string, limit = 50) =>
  db.all<DueAsking>(
    sql`/* every organisation: cron looks for what must be told now */
      select organisationId, askingId, max(day) as day from (
        select askings.organisation_id as organisationId, askings.id as askingId,
            date(askings.opens_on, reminders.value || ' days') as day
          from offices join askings indexed by askings_by_close on askings.organisation_id = offices.organisation_id
            and askings.closes_on >= ${today},
          json_each('[' || replace(trim(askings.reminders), ' ', ',') || ']') as reminders
          where not exists (select 1 from asking_closures where asking_closures.asking_id = askings.id
            and asking_closures.organisation_id = askings.organisation_id)
          and not exists (select 1 from session_cancellations
            where session_cancellations.session_id = askings.session_id
            and session_cancellations.organisation_id = askings.organisation_id)
      ) where day between date(${today}, ${`-${catchUp} days`}) and ${today}
        and not exists (select 1 from asking_rounds where asking_rounds.organisation_id = organisationId
          and asking_rounds.asking_id = askingId and asking_rounds.on_day >= day)
      group by organisationId, askingId limit ${limit}`,
  )

/** Those whose last day has passed. */
export const selectDueClosures = (db: Scope['db'], today: string, limit = 50) =>
  db.all<DueAsking>(
    sql`/* every organisation: cron looks for what must be told now */
      select askings.organisation_id as organisationId, askings.id as askingId, askings.closes_on as day
      from offices join askings indexed by askings_by_close on askings.organisation_id = offices.organisation_id
        and askings.closes_on >= date(${today}, ${`-${10 * catchUp} days`}) and askings.closes_on < ${today}
      where not exists (select 1 from asking_closures where asking_closures.organisation_id = askings.organisation_id
        and asking_closures.asking_id = askings.id)
      limit ${limit}`,
  )

const ofProgramme = sql`(survey_rules.programme_id is null or survey_rules.programme_id = sessions.programme_id)`

const away = sql`(-survey_rules.days) || ' days'`
const until = (today: string) => sql`date(${today}, ${away})`
const since = (today: string) => sql`max(date(${today}, ${away}, ${`-${catchUp} days`}),
  date(survey_rules.at / 1000, 'unixepoch', ${away}))`
