import type { Agent, Role } from '../contract/agents.ts'
import { type CustomerId, RecordingEventId, type RecordingId, type WindowId } from '../contract/ids.ts'
import type { Recording, RecordingEvent, RecordingRules } from '../contract/recordings.ts'
import type { Handlers, RequestName } from '../contract/requests.ts'
import { type FailureCode, failure, type Result, success } from '../contract/result.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import { RecordingDamaged } from './cipher.ts'
import type { RecordingDesk } from './recording-desk.ts'
import type { RecordingRepository } from './recording-repository.ts'
import type { Vault } from './vault.ts'

export type RecordingHandlers = Pick<Handlers, Extract<RequestName, `recording:${string}`>>

export type RecordingContext = WriteContext & {
  readonly desk: RecordingDesk
  readonly vault: Pick<Vault, 'has' | 'examine' | 'read'>
  readonly recordings: Pick<RecordingRepository, 'find' | 'isKept' | 'ofCustomer' | 'ofStrangers'>
  rules(): RecordingRules
  cardsOf(customerId: CustomerId): readonly CustomerId[]
  /** The window that has the sound of calls. */
  mediaWindow(): WindowId | null
  /** Deletes what is marked as deleted. */
  sweep(): Promise<void>
}

const mostOfStrangers = 500
/** Bytes of sound in one answer: some twenty seconds. */
const bytesAtOnce = 65_536

export function createRecordingHandlers(context: RecordingContext): RecordingHandlers {
  const { desk, vault, recordings } = context
  /** Which windows may read what: no sound leaves without somebody having been written down as its listener. */
  const listening = new Set<string>()
  const keyOf = (window: WindowId, id: RecordingId) => `${window} ${id}`

  function event(
    recording: Recording,
    what: Pick<RecordingEvent, 'what' | 'why' | 'reason'>,
  ): RecordingEvent {
    const { id: recordingId, callId, customerId } = recording
    const id = RecordingEventId.parse(context.newId())
    return { id, recordingId, callId, customerId, at: context.now(), ...signature(context), ...what }
  }

  function listenable(id: RecordingId): Recording | FailureCode {
    const recording = recordings.find(id)
    if (recording === null || !recordings.isKept(id)) return 'not-found'
    if (!mayListen(context.agent(), context.rules())) return 'not-allowed'
    if (!vault.has(id)) return 'recording-elsewhere'
    return recording.endedAt === null ? 'conflict' : recording
  }

  /** What is not as it was written is said so, whoever made it so. */
  async function unlessDamaged<T>(read: () => Promise<T>): Promise<Result<T>> {
    try {
      return success(await read())
    } catch (error) {
      if (error instanceof RecordingDamaged) return failure('recording-damaged')
      throw error
    }
  }

  return {
    'recording:announce': async (told) => toResult(await desk.announce(told)),
    'recording:refuse': async (told) => toResult(await desk.refuse(told)),
    'recording:start': async ({ callId }) => toResult(await desk.start(callId)),
    'recording:pause': ({ callId, on }) => toResult(desk.pause(callId, on)),
    'recording:stop': ({ callId }) => toResult(desk.stop(callId)),

    async 'recording:sound'({ recordingId, sound, ...piece }, from) {
      if (context.mediaWindow() !== from) return failure('conflict')
      return toResult(await desk.sound(recordingId, { ...piece, sound: Buffer.from(sound, 'base64') }))
    },
    'recording:trouble'({ recordingId }, from) {
      if (context.mediaWindow() === from) desk.trouble(recordingId)
      return success(null)
    },

    'recording:of-customer': ({ customerId }) => success(recordings.ofCustomer(context.cardsOf(customerId))),
    'recording:of-strangers': () => success(recordings.ofStrangers(mostOfStrangers)),

    async 'recording:listen'({ recordingId }, from) {
      const recording = listenable(recordingId)
      if (typeof recording === 'string') return failure(recording)
      const parts = recording.parts.filter(({ ms }) => ms > 0)
      const examined = await unlessDamaged(() => vault.examine(recordingId, recording.parts))
      if (!examined.ok) return examined
      const listened = event(recording, { what: 'listened', why: null, reason: '' })
      await context.record([{ kind: 'recording:marked', event: listened }], authorOf(context))
      listening.add(keyOf(from, recordingId))
      return success({ parts })
    },
    async 'recording:read'({ recordingId, part, piece }, from) {
      const recording = listenable(recordingId)
      if (typeof recording === 'string') return failure(recording)
      if (!listening.has(keyOf(from, recordingId))) return failure('not-allowed')
      const read = await unlessDamaged(() => vault.read(recordingId, part, piece, bytesAtOnce))
      if (!read.ok) return read
      return success({ sound: read.value.sound.toString('base64'), next: read.value.next })
    },

    async 'recording:delete'({ recordingId, reason }) {
      const recording = recordings.find(recordingId)
      if (recording === null || !recordings.isKept(recordingId)) return failure('not-found')
      if (!mayDelete(context.agent())) return failure('not-allowed')
      if (desk.isRunning(recordingId)) return failure('conflict')
      const deleted = event(recording, { what: 'deleted', why: 'by-hand', reason })
      await context.record([{ kind: 'recording:marked', event: deleted }], authorOf(context))
      await context.sweep()
      return success(null)
    },
  }
}

function toResult(code: FailureCode | null): Result<null> {
  return code === null ? success(null) : failure(code)
}

function mayListen(agent: Agent | null, { listeners }: RecordingRules): boolean {
  return agent !== null && listeners.some((role: Role) => role === agent.role)
}

function mayDelete(agent: Agent | null): boolean {
  return agent?.role === 'lead' || agent?.role === 'administrator'
}
