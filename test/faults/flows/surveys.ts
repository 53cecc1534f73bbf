import { typedContent } from '#domain/surveys/builder.ts'
import { typedOf } from '#domain/surveys/builder-lines.ts'
import { readySets } from '#domain/surveys/ready-sets.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const quentin = (place: Place) => place.member('quentin')
const made = '01kaq2v7m8k3d5f6g7h8j9k0mn'

const mapped = { ref: ['note'], title: ['Votre note'], target: ['recommande'] }
const rule = { programme: 'rps', moment: 'after_end', days: '90', reminders: '3, 7', closesAfter: '14' }

export const surveys: readonly Flow[] = [
  flow('create a survey', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/surveys', { id: made, set: 'hot', title: 'À chaud', audience: 'trainee', smallestGroup: '3' }),
  }),
  flow('duplicate a survey', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/a-chaud/copies', { id: made }),
  }),
  flow('change the questions of a survey', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/surveys/a-chaud', {
        version: '1',
        title: 'Votre avis',
        smallestGroup: '1',
        ...typedOf(typedContent(readySets.during.content).lines),
      }),
  }),
  flow('archive a survey', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/a-chaud/archive'),
  }),
  flow('bring a survey back', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/surveys/a-chaud/archive')
      return person
    },
    act: (_, person) => person.post('/surveys/a-chaud/archive/return'),
  }),
  flow('add a sending of a survey', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/a-chaud/rules', { ...rule, id: made }),
  }),
  flow('change a sending of a survey', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/a-chaud/rules/a-chaud-fin', { ...rule, version: '1' }),
  }),
  flow('remove a sending of a survey', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/a-chaud/rules/a-chaud-fin/removal', { version: '1' }),
  }),
  flow('link a form', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/surveys/providers', {
        id: made,
        source: 'site',
        survey: 'a-chaud',
        form: 'autre',
        name: 'Autre',
        ...mapped,
      }),
  }),
  flow('change what a linked form answers', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/providers/avis-du-site', { version: '1', ...mapped }),
  }),
  flow('unlink a linked form', {
    arrange: quentin,
    act: (_, person) => person.post('/surveys/providers/avis-du-site/removal'),
  }),
]
