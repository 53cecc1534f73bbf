import type { Room } from '#http/room.ts'
import { archives } from '#routes/chores/archives.tsx'
import { choreChanges } from '#routes/chores/changes.ts'
import { chores } from '#routes/chores/chores.tsx'
import { paperMentions } from '#routes/documents/mentions.tsx'
import { paperTemplates } from '#routes/documents/templates.tsx'
import { audit } from '#routes/events/audit.tsx'
import { auditExport } from '#routes/events/export.ts'
import { seals } from '#routes/events/seals.tsx'
import { deliveries } from '#routes/exchange/deliveries.tsx'
import { destinationForms } from '#routes/exchange/destination-forms.tsx'
import { destinations } from '#routes/exchange/destinations.tsx'
import { incoming } from '#routes/exchange/incoming.tsx'
import { sources } from '#routes/exchange/sources.tsx'
import { webhooks } from '#routes/exchange/webhooks.tsx'
import { retentionForms, retentionTable } from '#routes/files/retention.tsx'
import { memberChanges } from '#routes/members/changes.tsx'
import { hats, newHats } from '#routes/members/hats.tsx'
import { invitationForms } from '#routes/members/invitation-forms.tsx'
import { invitationChanges, invitations } from '#routes/members/invitations.tsx'
import { keys } from '#routes/members/keys.tsx'
import { members } from '#routes/members/members.tsx'
import { roles } from '#routes/members/roles.tsx'
import { sendingRepetitions, sendings } from '#routes/messages/sendings.tsx'
import { wordingForms, wordings } from '#routes/messages/wordings.tsx'
import { declarationForms, declarations } from '#routes/organisations/declarations.tsx'
import { leaving } from '#routes/organisations/departure.tsx'
import { features, featuresForm } from '#routes/organisations/features.tsx'
import { identity, identityForm } from '#routes/organisations/identity.tsx'
import { siret } from '#routes/organisations/identity-siret.tsx'
import { logo } from '#routes/organisations/logo.tsx'
import { colour, look } from '#routes/organisations/look.tsx'
import { policy, policyForm } from '#routes/organisations/policy.tsx'
import { settings } from '#routes/organisations/settings.tsx'
import { siteForms, sites } from '#routes/organisations/sites.tsx'
import { sso } from '#routes/organisations/sso.tsx'
import { spaceForms, spaces } from '#routes/places/spaces.tsx'
import { paymentAccount } from '#routes/sessions/payment-account.tsx'
import { conflictPolicy } from '#routes/sessions/policy.tsx'
import { taskModels } from '#routes/sessions/task-models.tsx'

/** How the organisation is set. */
export const rooms: readonly Room[] = [
  taskModels,
  sendings,
  sendingRepetitions,
  wordings,
  wordingForms,
  hats,
  invitationForms,
  invitationChanges,
  invitations,
  newHats,
  memberChanges,
  members,
  siteForms,
  sites,
  declarationForms,
  declarations,
  settings,
  identity,
  identityForm,
  siret,
  look,
  colour,
  logo,
  policy,
  policyForm,
  archives,
  choreChanges,
  chores,
  leaving,
  features,
  featuresForm,
  audit,
  seals,
  auditExport,
  roles,
  paperTemplates,
  paperMentions,
  retentionTable,
  retentionForms,
  paymentAccount,
  conflictPolicy,
  spaceForms,
  spaces,
  keys,
  sso,
  webhooks,
  sources,
  incoming,
  destinationForms,
  destinations,
  deliveries,
]
