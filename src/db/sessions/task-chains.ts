import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { taskChains } from './task-tables.ts'

const chainId = 'chain'

export const selectChain = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        models: taskChains.models,
        version: taskChains.version,
        /** Who does some of them in every session. */
        owners: sql<string>`(select json_group_object(persons.id, persons.given_name || ' ' || persons.family_name)
          from persons where persons.organisation_id = ${organisationId}
            and persons.id in (select value ->> 'ownerId' from json_each(${taskChains.models})))`.as('owners'),
      }),
    )
    .from(taskChains)
    .where(and(eq(taskChains.organisationId, organisationId), eq(taskChains.id, chainId)))

/** The first change of a chain: two people at once, and the second is told. */
export const insertChain = ({ db, organisationId, clock, actor }: Scope, models: string): Statement =>
  db.insert(taskChains).values({ organisationId, id: chainId, models, version: 2, at: clock.now(), byId: actor.id })

export const updateChain = ({ db, organisationId, clock, actor }: Scope, version: number, models: string): Statement =>
  db
    .update(taskChains)
    .set({ models, version: version + 1, at: clock.now(), byId: actor.id })
    .where(
      and(eq(taskChains.organisationId, organisationId), eq(taskChains.id, chainId), eq(taskChains.version, version)),
    )
