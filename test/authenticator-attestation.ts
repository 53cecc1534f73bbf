import { bytesOf, derSignature, joined, uint16 } from './authenticator-encoding.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What a key says about itself when it registers; `signed` is what it has to sign, `keys` the passkey being made. */
export type Attestation = (
  signed: Bytes,
  keys: CryptoKeyPair,
) => Promise<{ fmt: string; statement: Map<string, unknown> }>

export const none: Attestation = async () => ({ fmt: 'none', statement: new Map() })

/** The passkey vouches for itself, as some browsers let it. */
export const bySelf: Attestation = async (signed, keys) => ({
  fmt: 'packed',
  statement: new Map<string, unknown>([
    ['alg', -7],
    ['sig', derSignature(await crypto.subtle.sign(es256, keys.privateKey, signed))],
  ]),
})

/** A maker vouches for the key, with a well-formed certificate that anybody could have written. */
export const byMaker: Attestation = async (signed) => {
  const maker = (await crypto.subtle.generateKey(es256, true, ['sign', 'verify'])) as CryptoKeyPair
  return {
    fmt: 'packed',
    statement: new Map<string, unknown>([
      ['alg', -7],
      ['sig', derSignature(await crypto.subtle.sign(es256, maker.privateKey, signed))],
      ['x5c', [await certificate(maker)]],
    ]),
  }
}

const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** X.509 version 3, self-signed, with the fields that WebAuthn asks of a maker's certificate. */
async function certificate(maker: CryptoKeyPair): Promise<Bytes> {
  const ecdsaWithSha256 = sequence(oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
  const name = sequence(
    attribute(0x06, 'FR'),
    attribute(0x0a, 'Maker'),
    attribute(0x0b, 'Authenticator Attestation'),
    attribute(0x03, 'Maker key'),
  )
  const notAnAuthority = sequence(oid([0x55, 0x1d, 0x13]), der(0x04, sequence()))
  const signedPart = sequence(
    der(0xa0, der(0x02, new Uint8Array([2]))),
    der(0x02, new Uint8Array([1])),
    ecdsaWithSha256,
    name,
    sequence(der(0x17, bytesOf('200101000000Z')), der(0x17, bytesOf('490101000000Z'))),
    name,
    new Uint8Array((await crypto.subtle.exportKey('spki', maker.publicKey)) as ArrayBuffer),
    der(0xa3, sequence(notAnAuthority)),
  )
  const signature = derSignature(await crypto.subtle.sign(es256, maker.privateKey, signedPart))
  return sequence(signedPart, ecdsaWithSha256, der(0x03, joined(new Uint8Array([0]), signature)))
}

function attribute(kind: number, text: string): Bytes {
  return der(0x31, sequence(oid([0x55, 0x04, kind]), der(0x13, bytesOf(text))))
}

function oid(bytes: number[]): Bytes {
  return der(0x06, new Uint8Array(bytes))
}

function sequence(...parts: Bytes[]): Bytes {
  return der(0x30, ...parts)
}

function der(tag: number, ...parts: Bytes[]): Bytes {
  const held = joined(...parts)
  const length = held.length < 128 ? new Uint8Array([held.length]) : joined(new Uint8Array([0x82]), uint16(held.length))
  return joined(new Uint8Array([tag]), length, held)
}
