import type { Call, CallState } from '../../src-main/contract/calls.ts'
import { type Field, readField, type TelephonyLayout, usages } from './telephony-layout.ts'

/** What the headset shows and believes about the calls. */
export type HeadsetLights = {
  readonly ring: boolean
  readonly offHook: boolean
  readonly mute: boolean
  readonly hold: boolean
}

export type HeadsetCommand = 'answer' | 'hang-up' | 'reject' | 'mute' | 'unmute'

const engagedStates: readonly CallState[] = ['answering', 'dialling', 'alerting', 'talking', 'held']

/** `active` is the call that muting is about. */
export function lightsFor(calls: readonly Call[], active: Call | null): HeadsetLights {
  const engaged = calls.filter(({ state }) => engagedStates.includes(state))
  return {
    ring: calls.some(({ state }) => state === 'ringing'),
    offHook: engaged.length > 0,
    mute: active?.muted ?? false,
    hold: engaged.length > 0 && engaged.every(({ state }) => state === 'held'),
  }
}

export function lightUsages({ ring, offHook, mute, hold }: HeadsetLights): ReadonlyMap<number, boolean> {
  return new Map([
    [usages.ringLight, ring],
    [usages.ringer, ring],
    [usages.offHookLight, offHook],
    [usages.muteLight, mute],
    [usages.holdLight, hold],
  ])
}

export type HeadsetInput = { readonly reportId: number; readonly data: DataView }

export type HeadsetReader = {
  /** What this report asks for, while the lights stand like this. */
  read(report: HeadsetInput, lights: HeadsetLights): readonly HeadsetCommand[]
  /** Whether the headset believes something else than the lights say, since a press that led to nothing. */
  differs(lights: HeadsetLights): boolean
}

/**
 * Understands one headset. A switch that tells how it stands also answers our own lights: picked up on the screen, the
 * headset says «off hook» too. So only what differs from the lights is a command.
 */
export function createHeadsetReader(layout: TelephonyLayout): HeadsetReader {
  const before = new Map<number, boolean>()
  let hook: boolean | null = null

  /** The new value where it changed; of a relative field each press is a change, its release none. */
  function changeOf(usage: number, report: HeadsetInput): { on: boolean; field: Field } | null {
    const field = layout.inputs.get(usage)
    const on = field ? readField(field, report.reportId, report.data) : null
    if (!field || on === null) return null
    const was = before.get(usage) ?? false
    before.set(usage, on)
    return on === was ? null : { on, field }
  }

  const pressed = (usage: number, report: HeadsetInput) => changeOf(usage, report)?.on === true

  function readHook(report: HeadsetInput, lights: HeadsetLights): HeadsetCommand | null {
    const change = changeOf(usages.hookSwitch, report)
    if (!change) return null
    const { on, field } = change
    if (field.isRelative) {
      if (!on) return null
      if (lights.offHook) return 'hang-up'
      return lights.ring ? 'answer' : null
    }
    hook = on
    if (on === lights.offHook) return null
    if (!on) return 'hang-up'
    return lights.ring ? 'answer' : null
  }

  function readMute(report: HeadsetInput, lights: HeadsetLights): HeadsetCommand | null {
    const change = changeOf(usages.phoneMute, report)
    if (!change || !lights.offHook) return null
    const { on, field } = change
    if (field.isRelative) return on ? opposite(lights) : null
    if (on === lights.mute) return null
    return on ? 'mute' : 'unmute'
  }

  return {
    read(report, lights) {
      const refused = usages.reject.map((usage) => pressed(usage, report)).includes(true)
      const dropped = pressed(usages.drop, report)
      const commands = [
        readHook(report, lights),
        readMute(report, lights),
        refused && lights.ring ? 'reject' : null,
        dropped && lights.offHook ? 'hang-up' : null,
      ] as const
      return commands.filter((command) => command !== null)
    },
    differs: ({ offHook }) => hook !== null && hook !== offHook,
  }
}

function opposite({ mute }: HeadsetLights): HeadsetCommand {
  return mute ? 'unmute' : 'mute'
}
