import { readBody } from '#domain/documents/body.ts'
import { gather } from '#domain/documents/gathering.ts'
import { SendInput } from '#domain/documents/issue-input.ts'
import { isPaperKind } from '#domain/documents/kinds.ts'
import { correctPaper, sendPaper, VoidInput, voidPaper } from '#domain/documents/papers.ts'
import { subjectOfPaper } from '#domain/documents/subjects.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { blank, type FormState } from '#views/ui/form.tsx'
import { voiceOf } from '#words/voice.ts'
import { loadPaper, type PaperScreen, paperPage, paperScreen } from './paper-screen.tsx'
import { printerOf } from './printer.ts'

const rows = { rows: 300 }

export const paperChanges = room('/papers', { staff: 'documents.edit' })

  .post(
    '/:id/void',
    async (c) => {
      const screen = await loadPaper(c)
      const { scope, w } = c.var
      const form = await readForm(c, VoidInput)
      if (!form.ok) return shownAgain(c, screen, form.state)
      const outcome = await voidPaper(scope, screen.paper, form.value, paperScreen(scope, screen.paper.id))
      if (!outcome.ok) return shownAgain(c, screen, withRefusal(c, blank, outcome.refusal))
      const [[paper], sendings, requests, signers] = outcome.after
      if (!paper) throw new NotThere()
      const text = w.papers.voidedNow(paper.number)
      return changed(c, paths.papers.one(paper.id), paper.title, paperPage(c, { paper, sendings, requests, signers }), {
        text,
      })
    },
    rows,
  )

  .post(
    '/:id/correction',
    async (c) => {
      const screen = await loadPaper(c)
      const { paper } = screen
      const { scope, w } = c.var
      const form = await readForm(c, VoidInput)
      if (!form.ok) return shownAgain(c, screen, form.state)
      const which = paper.enrolmentId ? { id: paper.enrolmentId, limit: 1 } : { limit: 60 }
      const known = await gather(scope, paper.sessionId ?? '', which)
      if (!known || !isPaperKind(paper.kind)) throw new NotThere()

      const voice = voiceOf(known.source.office.timeZone)
      const { asked } = readBody(paper.body)
      const place = printerOf(c, voice)
      const standing = { ...paper, kind: paper.kind, subject: subjectOfPaper(paper) }
      const outcome = await correctPaper(scope, place, known, standing, { ...form.value, asked }, [])
      if (!outcome.ok) return shownAgain(c, screen, withRefusal(c, blank, outcome.refusal))
      const [issued] = outcome.after.issued
      return gone(c, paths.papers.one(issued?.id ?? paper.id), { text: w.papers.correctedNow(issued?.number ?? '') })
    },
    rows,
  )

  .post(
    '/:id/sendings',
    async (c) => {
      const screen = await loadPaper(c)
      const { paper } = screen
      const { scope, w } = c.var
      const form = await readForm(c, SendInput)
      if (!form.ok) return shownAgain(c, screen, form.state)
      const { email } = form.value
      const to = { email, personId: email === paper.personEmail ? paper.personId : null }
      const outcome = await sendPaper(scope, paper, to, paperScreen(scope, paper.id))
      if (!outcome.ok) return shownAgain(c, screen, withRefusal(c, form.state, outcome.refusal))
      const [[found], sendings, requests, signers] = outcome.after
      const now = { paper: found ?? paper, sendings, requests, signers }
      return changed(c, paths.papers.one(paper.id), paper.title, paperPage(c, now), { text: w.papers.sentNow(email) })
    },
    rows,
  )

const shownAgain = (c: Context, screen: PaperScreen, state: FormState) =>
  refused(c, screen.paper.title, paperPage(c, screen, state))
