import type { Room } from '#http/room.ts'
import { teachingSlot } from '#routes/attendance/teaching-slot.tsx'
import { signing } from '#routes/documents/signature-sign.tsx'
import { paperVerification } from '#routes/documents/verification.tsx'
import { complaint } from '#routes/improvement/complaint.tsx'
import { publicReport } from '#routes/improvement/public-report.tsx'
import { answer } from '#routes/portal/answer.tsx'
import { answerPlace } from '#routes/portal/answer-place.tsx'
import { auditRoom } from '#routes/portal/audit-room.tsx'
import { auditRoomProofs } from '#routes/portal/audit-room-proofs.tsx'
import { auditRoomSamples } from '#routes/portal/audit-room-samples.tsx'
import { auditRoomSources } from '#routes/portal/audit-room-sources.tsx'
import { portalCatalogue } from '#routes/portal/catalogue.tsx'
import { company } from '#routes/portal/company.tsx'
import { companySessions } from '#routes/portal/company-sessions.tsx'
import { ownSignature } from '#routes/portal/own-signature.ts'
import { personal } from '#routes/portal/personal.tsx'
import { portalProgramme } from '#routes/portal/programme.tsx'
import { registration } from '#routes/portal/registration.tsx'
import { registrationCalendar } from '#routes/portal/registration-calendar.ts'
import { registrationDone } from '#routes/portal/registration-done.tsx'
import { sign } from '#routes/portal/sign.tsx'
import { signDeferred } from '#routes/portal/sign-deferred.ts'
import { signOwn } from '#routes/portal/sign-own.tsx'
import { teaching } from '#routes/portal/teaching.tsx'
import { teachingAbsences } from '#routes/portal/teaching-absences.tsx'
import { teachingAnswers } from '#routes/portal/teaching-answers.tsx'
import { teachingCredential } from '#routes/portal/teaching-credential.tsx'
import { teachingPapers } from '#routes/portal/teaching-papers.tsx'
import { teachingSession } from '#routes/portal/teaching-session.tsx'
import { training } from '#routes/portal/training.tsx'
import { trainingData } from '#routes/portal/training-data.tsx'
import { trainingSession } from '#routes/portal/training-session.tsx'

/** Who comes from outside: trainers, trainees, companies, visitors. */
export const rooms: readonly Room[] = [
  answerPlace,
  answer,
  portalCatalogue,
  complaint,
  publicReport,
  portalProgramme,
  registration,
  registrationDone,
  registrationCalendar,
  signing,
  paperVerification,
  personal,
  ownSignature,
  teachingAnswers,
  teachingAbsences,
  teachingSession,
  teachingPapers,
  teachingCredential,
  teaching,
  trainingData,
  trainingSession,
  training,
  company,
  companySessions,
  signDeferred,
  signOwn,
  sign,
  teachingSlot,
  auditRoom,
  auditRoomProofs,
  auditRoomSources,
  auditRoomSamples,
]
