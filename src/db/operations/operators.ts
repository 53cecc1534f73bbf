import { eq, isNull } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { disablements, identities, operators } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

export const selectOperators = ({ db }: Scope) =>
  db
    .select(named({ id: identities.id, email: identities.email, name: identities.name, language: identities.language }))
    .from(operators)
    .innerJoin(identities, eq(identities.id, operators.identityId))
    .leftJoin(disablements, eq(disablements.identityId, identities.id))
    .where(isNull(disablements.at))
