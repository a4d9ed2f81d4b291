import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/*
 * A self-signed certificate for localhost and 127.0.0.1, written by hand in DER (X.509 v3, RFC 5280):
 * Node makes keys and signatures but no certificates, and a fresh machine may have no openssl.
 */

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents)
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

const sequence = (...contents: readonly Buffer[]) => der(0x30, ...contents)
const objectIdentifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const booleanTrue = der(0x01, Buffer.from([0xff]))
const ecdsaWithSha256 = sequence(objectIdentifier('2a8648ce3d040302'))

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${digits}Z`))
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(objectIdentifier('550403'), der(0x0c, Buffer.from(name)))))
}

function extensions(host: string | undefined, isAuthority: boolean): Buffer {
  const constraints = isAuthority ? sequence(booleanTrue) : sequence()
  const basicConstraints = sequence(objectIdentifier('551d13'), booleanTrue, der(0x04, constraints))
  const names =
    host === undefined
      ? sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
      : sequence(der(0x82, Buffer.from(host)))
  const subjectAlternativeName = sequence(objectIdentifier('551d11'), der(0x04, names))
  return der(0xa3, sequence(basicConstraints, subjectAlternativeName))
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

export type CertificateOptions = {
  /** The only name it is good for, instead of localhost and 127.0.0.1. */
  readonly host?: string
  /** Key of another authority, PEM, that signs it. */
  readonly signedBy?: string
  /** Its own name. */
  readonly name?: string
  /** The name of who signs it. */
  readonly issuer?: string
  /** Whether it may sign others. */
  readonly isAuthority?: boolean
}

/** A new key and a certificate for it, both PEM, valid from yesterday for 30 days. It is its own authority. */
export function createCertificate(
  now: number,
  options: CertificateOptions = {},
): { readonly certificate: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const day = 86_400_000
  const name = commonName(options.name ?? 'Pronto test PBX')
  const stranger = options.issuer ?? 'An authority that nobody knows'
  // The leading byte keeps the serial number positive and its encoding minimal.
  const serialNumber = der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)]))
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serialNumber,
    ecdsaWithSha256,
    options.signedBy === undefined ? name : commonName(stranger),
    sequence(utcTime(new Date(now - day)), utcTime(new Date(now + 30 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(options.host, options.isAuthority ?? true),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, options.signedBy ?? privateKey))
  return {
    certificate: pem('CERTIFICATE', sequence(toBeSigned, ecdsaWithSha256, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
