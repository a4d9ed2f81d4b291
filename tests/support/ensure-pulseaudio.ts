import { ensureProgram, type Tool } from './system/ensure-program.ts'

/**
 * PulseAudio, whose virtual devices can be unplugged: PRONTO_PULSEAUDIO, an installed one, or (root on Debian, Ubuntu)
 * the package `pulseaudio`. Only what plugs and unplugs devices needs it.
 */
export async function ensurePulseAudio(): Promise<Tool> {
  const daemon = await ensureProgram({
    what: 'PulseAudio',
    names: ['pulseaudio'],
    debianPackage: 'pulseaudio',
    overriddenBy: 'PRONTO_PULSEAUDIO',
  })
  const control = await ensurePactl()
  return control.ok ? daemon : control
}

/** What a PulseAudio daemon is told by. */
export function ensurePactl(): Promise<Tool> {
  return ensureProgram({
    what: 'pactl',
    names: ['pactl'],
    debianPackage: 'pulseaudio-utils',
    overriddenBy: 'PRONTO_PACTL',
  })
}
