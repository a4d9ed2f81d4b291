import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillTemplate } from '../fill-template.ts'
import { createCertificate } from './certificate.ts'
import { type AsteriskInstall, configurationFolder } from './ensure-asterisk.ts'

export type ConfigurationValues = Readonly<Record<string, string | number>>

// Asterisk reads these and complains, or stops, where they are absent.
const emptyFiles = ['acl', 'ccss', 'cdr', 'cel', 'features', 'pjproject', 'stasis', 'udptl']

/** Eight seconds of 440 Hz, 8 kHz mono, as a WAV file: hold music that a test can recognise. */
function holdTone(): Buffer {
  const rate = 8_000
  const samples = Buffer.alloc(rate * 8 * 2)
  for (let index = 0; index < rate * 8; index += 1) {
    samples.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 440 * index) / rate)), index * 2)
  }
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

/** Writes all that one Asterisk reads into its state folder; returns the certificate of its WSS port. */
export function writeState(state: string, install: AsteriskInstall, values: ConfigurationValues): string {
  for (const folder of ['etc', 'run', 'log', 'spool', 'lib', 'music', 'tls', 'data/sounds']) {
    mkdirSync(join(state, folder), { recursive: true })
  }
  symlinkSync(install.sounds, join(state, 'data/sounds/en'))
  symlinkSync(install.documentation, join(state, 'data/documentation'))
  for (const name of emptyFiles) writeFileSync(join(state, 'etc', `${name}.conf`), '[general]\n')
  for (const name of readdirSync(configurationFolder)) {
    const template = readFileSync(join(configurationFolder, name), 'utf8')
    const filled = fillTemplate(template, { ...values, state, modules: install.modules })
    writeFileSync(join(state, 'etc', name), filled)
  }
  writeFileSync(join(state, 'music/tone.wav'), holdTone())
  const { certificate, key } = createCertificate(Date.now())
  writeFileSync(join(state, 'tls/certificate.pem'), certificate)
  writeFileSync(join(state, 'tls/key.pem'), key, { mode: 0o600 })
  return certificate
}
