import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { decideSso, type SsoArrival, type SsoDecision } from './sso-link.ts'

const ana = { sub: 'subject-1', email: 'ana@lisiere.test', emailVerified: true }
const unproved = { ...ana, emailVerified: false }
const invitation = {
  id: 'invitation-1',
  email: 'Ana@Lisiere.test',
  organisationId: 'organisation-1',
  held: false,
  identity: null,
}
const held = { ...invitation, held: true }
const stranger: SsoArrival = {
  claims: ana,
  owner: null,
  linked: null,
  sameEmail: null,
  asking: null,
  invitation: null,
  policy: { sso: true, domains: [] },
}

const refuse = (refusal: string) => ({ do: 'refuse', refusal })

describe('somebody comes back from a provider', () => {
  it.each<[string, Partial<SsoArrival>, object]>([
    ['known by (iss, sub): signs in', { linked: 'ana' }, { do: 'sign_in', identity: 'ana', within: null }],
    [
      'known, whatever the address has become',
      { linked: 'ana', claims: { ...unproved, email: 'new@lisiere.test' }, sameEmail: 'bruno' },
      { do: 'sign_in', identity: 'ana', within: null },
    ],
    [
      'known, without any address',
      { linked: 'ana', claims: { sub: 's', emailVerified: false } },
      { do: 'sign_in', identity: 'ana', within: null },
    ],
    [
      'known through the provider of an organisation: signs in there only',
      { linked: 'ana', owner: 'organisation-1' },
      { do: 'sign_in', identity: 'ana', within: 'organisation-1' },
    ],
    [
      'known, and invited besides: signs in first',
      { linked: 'ana', invitation },
      { do: 'sign_in', identity: 'ana', within: null },
    ],

    [
      'unknown, with the proved address of Ana: Ana is asked to prove herself',
      { sameEmail: 'ana' },
      { do: 'ask_to_sign_in_then_link', identity: 'ana' },
    ],
    [
      'the same, invited: an invitation hijacks no account',
      { sameEmail: 'ana', invitation },
      { do: 'ask_to_sign_in_then_link', identity: 'ana' },
    ],
    ['the unproved address of Ana', { sameEmail: 'ana', claims: unproved }, refuse('email_not_verified')],
    ['an unproved address of nobody: the same answer', { claims: unproved }, refuse('email_not_verified')],
    ['an unproved address, invited', { claims: unproved, invitation }, refuse('email_not_verified')],
    ['no address at all', { claims: { sub: 's', emailVerified: false } }, refuse('email_missing')],

    [
      'invited at that address',
      { invitation },
      { do: 'create_from_invitation', invitation: 'invitation-1', email: 'Ana@Lisiere.test', within: null },
    ],
    [
      'invited at another address',
      { invitation: { ...invitation, email: 'bruno@lisiere.test' } },
      refuse('invitation_for_another'),
    ],
    ['nobody expects them', {}, refuse('invitation_needed')],
    [
      'invited by the organisation whose provider it is',
      { invitation, owner: 'organisation-1' },
      { do: 'create_from_invitation', invitation: 'invitation-1', email: 'Ana@Lisiere.test', within: 'organisation-1' },
    ],
    [
      'invited by another organisation than the one whose provider it is',
      { invitation, owner: 'organisation-2' },
      refuse('invitation_needed'),
    ],

    [
      'holding the invitation, at a provider which proves no address',
      { invitation: held, claims: unproved },
      { do: 'create_from_invitation', invitation: 'invitation-1', email: 'Ana@Lisiere.test', within: null },
    ],
    [
      'holding the invitation, under another address there',
      { invitation: held, claims: { ...ana, email: 'ana@autre.test' } },
      { do: 'create_from_invitation', invitation: 'invitation-1', email: 'Ana@Lisiere.test', within: null },
    ],
    [
      'holding an invitation for an address already in use',
      { invitation: { ...held, identity: 'ana' } },
      { do: 'ask_to_sign_in_then_link', identity: 'ana' },
    ],
    [
      'holding an invitation of another organisation than the one whose provider it is',
      { invitation: held, owner: 'organisation-2' },
      refuse('invitation_needed'),
    ],

    ['Ana, signed in, asks to link', { asking: 'ana' }, { do: 'link', identity: 'ana', within: null }],
    [
      'Ana links an account with another address',
      { asking: 'ana', sameEmail: 'bruno', claims: unproved },
      { do: 'link', identity: 'ana', within: null },
    ],
    ['Ana links what is already hers', { asking: 'ana', linked: 'ana' }, { do: 'link', identity: 'ana', within: null }],
    ['Ana asks to link what is already Bruno’s', { asking: 'ana', linked: 'bruno' }, refuse('linked_to_another')],

    [
      'the organisation does not use it',
      { linked: 'ana', policy: { sso: false, domains: [] } },
      refuse('sso_not_allowed'),
    ],
    [
      'from a domain the organisation names',
      { linked: 'ana', policy: { sso: true, domains: ['LISIERE.test'] } },
      { do: 'sign_in', identity: 'ana', within: null },
    ],
    [
      'from another domain',
      { linked: 'ana', policy: { sso: true, domains: ['autre.test'] } },
      refuse('domain_not_allowed'),
    ],
    [
      'from a domain ending alike',
      { linked: 'ana', policy: { sso: true, domains: ['siere.test'] } },
      refuse('domain_not_allowed'),
    ],
    [
      'from that domain, unproved',
      { linked: 'ana', claims: unproved, policy: { sso: true, domains: ['lisiere.test'] } },
      refuse('domain_not_allowed'),
    ],
  ])('%s', (_, arrival, decision) => {
    expect(decideSso({ ...stranger, ...arrival })).toEqual(decision)
  })
})

describe('whatever is known', () => {
  const who = fc.option(fc.constantFrom('ana', 'bruno'))
  const arrivals: fc.Arbitrary<SsoArrival> = fc.record({
    claims: fc
      .record({ sub: fc.constant('s'), emailVerified: fc.boolean() })
      .chain((claims) =>
        fc
          .option(fc.constantFrom('ana@lisiere.test', 'bruno@lisiere.test'))
          .map((email) => (email ? { ...claims, email } : claims)),
      ),
    owner: fc.option(fc.constantFrom('organisation-1', 'organisation-2')),
    linked: who,
    sameEmail: who,
    asking: who,
    invitation: fc.option(fc.record({ held: fc.boolean(), identity: who }).map((more) => ({ ...invitation, ...more }))),
    policy: fc.record({ sso: fc.boolean(), domains: fc.constantFrom([], ['lisiere.test'], ['autre.test']) }),
  })
  const always = (claim: (arrival: SsoArrival, decision: SsoDecision) => boolean) =>
    fc.assert(
      fc.property(arrivals, (arrival) => claim(arrival, decideSso(arrival))),
      { numRuns: runs(2000) },
    )

  it('nobody is signed in who was not linked', () => {
    always(({ linked }, decision) => decision.do !== 'sign_in' || decision.identity === linked)
  })

  it('nothing is linked but to the person who asked', () => {
    always(
      ({ asking, linked }, decision) =>
        decision.do !== 'link' || (decision.identity === asking && (linked ?? asking) === asking),
    )
  })

  it('the e-mail of somebody else changes neither sign-in nor link', () => {
    always((arrival, decision) => {
      if (decision.do !== 'sign_in' && decision.do !== 'link') return true
      const other = decideSso({ ...arrival, sameEmail: 'charlie' })
      return JSON.stringify(other) === JSON.stringify(decision)
    })
  })

  it('an unproved address tells nothing about who is here', () => {
    always((arrival, decision) => {
      if (arrival.claims.emailVerified || arrival.invitation?.held) return true
      return JSON.stringify(decideSso({ ...arrival, sameEmail: null })) === JSON.stringify(decision)
    })
  })

  it('the provider of an organisation opens nothing elsewhere', () => {
    always(({ owner }, decision) => !('within' in decision) || decision.within === owner)
  })

  it('an account is made only where none has that address, for a mailbox proved by the invitation or by the provider', () => {
    always(
      ({ claims, linked, invitation }, decision) =>
        decision.do !== 'create_from_invitation' ||
        (!linked &&
          invitation?.identity === null &&
          decision.email === invitation.email &&
          (invitation.held || (claims.emailVerified && claims.email === invitation.email.toLowerCase()))),
    )
  })

  it('the provider of an organisation opens no invitation of another', () => {
    always(
      ({ owner, invitation }, decision) =>
        decision.do !== 'create_from_invitation' || owner === null || owner === invitation?.organisationId,
    )
  })
})
