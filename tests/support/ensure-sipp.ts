import { ensureProgram, type Tool } from './system/ensure-program.ts'

/** SIPp, the telephone outside: PRONTO_SIPP, an installed one, or (root on Debian, Ubuntu) `sip-tester`. */
export function ensureSipp(): Promise<Tool> {
  return ensureProgram({
    what: 'SIPp',
    names: ['sipp'],
    debianPackage: 'sip-tester',
    overriddenBy: 'PRONTO_SIPP',
  })
}
