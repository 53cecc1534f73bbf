import type { Attempts } from '#edge/attempts.ts'
import type { Live } from '#edge/live.ts'

/** What a queue message says: which event, in which database. Never the words of it. */
export type JobMessage = { shard: string; organisationId: string; eventId: string; handler: string }

/** What the platform binds to this Worker. */
export type Bindings = {
  SHARD_1: D1Database
  SHARD_2: D1Database
  FILES: R2Bucket
  BACKUPS: R2Bucket
  JOBS: Queue<JobMessage>
  ATTEMPTS: DurableObjectNamespace<Attempts>
  LIVE: DurableObjectNamespace<Live>
  ASSETS: Fetcher
  /** Which deployed version this is. */
  VERSION?: WorkerVersionMetadata
  ORIGIN: string
  MODE: 'development' | 'test' | 'production'
  /** Signs logins and links; 32 characters at least. */
  SECRET: string
  /** 'on' in development and in stories only: webhooks may then leave for this very machine. */
  LOOPBACK?: string
  /** Who writes, and by whom it is carried: Brevo, or the platform's own service when its binding is there. */
  MAIL_FROM?: string
  BREVO_KEY?: string
  /** The word by which Brevo is known when it says that a mail came back. */
  BREVO_HOOK_TOKEN?: string
  MAIL?: SendEmail
  /** Who reads pictures and suggests indicators, for the organisations that want it. */
  ADVICE_URL?: string
  ADVICE_KEY?: string
  /** Who is told of errors; unset, only the log knows of them. */
  SENTRY_DSN?: string
  /** Sign-in with Google and Microsoft is offered when the platform is known there. */
  GOOGLE_CLIENT_ID?: string
  GOOGLE_CLIENT_SECRET?: string
  MICROSOFT_CLIENT_ID?: string
  MICROSOFT_CLIENT_SECRET?: string
}
