import { X509Certificate } from 'node:crypto'
import type { AuthorityReading, AuthorityTrouble } from '../contract/line.ts'

// A bundle of authorities of a company, not the list of the whole world.
const mostCertificates = 20

const trouble = (why: AuthorityTrouble): AuthorityReading => ({ kind: 'trouble', trouble: why })

/**
 * Reads the certificates of a private authority from a file, PEM or DER (RFC 7468, RFC 5280). A server's own
 * certificate is taken too where it is signed by itself: it is its own authority.
 *
 * @param now UTC milliseconds
 */
export function readAuthority(file: Uint8Array, now: number): AuthorityReading {
  const text = Buffer.from(file).toString('latin1')
  if (/-----BEGIN (?:\w+ )*PRIVATE KEY-----/.test(text)) return trouble('private-key')
  const certificates = parseAll(text, file)
  const [first] = certificates
  if (first === undefined) return trouble('no-certificate')
  if (certificates.some((certificate) => !isAuthority(certificate))) return trouble('not-an-authority')
  const expiresAt = Math.min(...certificates.map(({ validTo }) => Date.parse(validTo)))
  if (expiresAt <= now) return trouble('expired')
  return {
    kind: 'authority',
    names: certificates.map((certificate) => nameOf(certificate.subject)),
    expiresAt,
    pem: certificates.map((certificate) => certificate.toString().trim()).join('\n'),
  }
}

function parseAll(text: string, file: Uint8Array): readonly X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g)
  if (blocks !== null && blocks.length > mostCertificates) return []
  try {
    return blocks === null
      ? [new X509Certificate(Buffer.from(file))]
      : blocks.map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

function isAuthority(certificate: X509Certificate): boolean {
  return certificate.ca || certificate.checkIssued(certificate)
}

/** The common name, else the organization, else all there is (RFC 4514). */
function nameOf(subject: string): string {
  const part = (type: string) => new RegExp(`^${type}=(.+)$`, 'm').exec(subject)?.[1]
  return (part('CN') ?? part('O') ?? subject.replaceAll('\n', ', ')).slice(0, 120)
}
