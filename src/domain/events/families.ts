/** Kinds of actions, each by how the names of its actions begin. The first that fits is the one. */
const beginnings = {
  team: ['member_', 'hat_', 'grant_', 'invitation_', 'affiliation_', 'portrait_'],
  settings: [
    'site_',
    'office_',
    'identity_',
    'siret_',
    'colour_',
    'logo_',
    'feature_',
    'languages_',
    'time_zone_',
    'second_factor_changed',
    'retention_',
  ],
  catalogue: ['programme_', 'qualification_', 'pack_'],
  sessions: ['session_', 'slot', 'space_', 'unavailability_', 'conflict_', 'feed_', 'task_'],
  people: [
    'person_',
    'company_',
    'contact_',
    'employment_',
    'funder_',
    'enrolment_',
    'funding_',
    'need',
    'seat_',
    'positioning_',
    'registration_',
    'import',
  ],
  attendance: ['presence_', 'attendance_', 'signing_', 'anomaly_', 'sheet_'],
  quality: [
    'watch_',
    'risk_',
    'partner_',
    'network_',
    'referent_',
    'credential_',
    'development_',
    'proof_',
    'quality_',
    'statement_',
    'survey_',
    'results_',
    'ticket',
    'report_',
    'audit_',
    'finding_',
  ],
  papers: ['paper_', 'template_', 'signature_'],
  access: ['key_', 'sso_provider_', 'hook_', 'subscription_', 'deliver', 'incoming_', 'endpoint_'],
  messages: ['mail_', 'message_', 'wording_', 'notice'],
  files: ['file_', 'files_', 'image_', 'trash_', 'destruction'],
  departure: ['organisation_', 'departure_', 'archive_', 'sign_up_'],
  work: ['chore_', 'job', 'alarm_'],
  history: ['payloads_', 'chain_', 'history_'],
} as const satisfies Record<string, readonly string[]>

export type Family = keyof typeof beginnings | 'account'

/** What is in no other is about somebody's own account. */
export const families = [...(Object.keys(beginnings) as (keyof typeof beginnings)[]), 'account'] as const

export const isFamily = (text: string): text is Family => (families as readonly string[]).includes(text)

export function familyOf(action: string): Family {
  const found = Object.entries(beginnings).find(([, each]) => each.some((beginning) => action.startsWith(beginning)))
  return (found?.[0] ?? 'account') as Family
}
