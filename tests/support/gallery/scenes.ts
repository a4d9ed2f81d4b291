import type { Call, LoggedCall } from '../../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../../src-main/contract/history.ts'
import { OutageId } from '../../../src-main/contract/ids.ts'
import type { Outage } from '../../../src-main/contract/outages.ts'
import type { Profile } from '../../../src-main/contract/profile.ts'
import { type ConsoleState, emptyConsoleState } from '../../../src-renderer/state/console-store.ts'
import type { UiState } from '../../../src-renderer/state/ui-store.ts'
import { aCall, callFrom, logged, mobile, summaryOf, talking } from './calls.ts'
import { agents, days, giulia, hours, maria, minutes, now, otherCard, uuid } from './cards.ts'
import { asked, conference, consulting, consultRinging, passedOn } from './consults.ts'
import { figuresScene } from './figures.ts'
import { foundScene } from './finding.ts'
import { settledHouse } from './house.ts'
import { houseScenes } from './house-scenes.ts'
import { someMissed } from './missed.ts'
import { parked, returned } from './parked.ts'
import { aMorning } from './promises.ts'
import { recordedMaria, recordingHouse, recordingOf } from './recordings.ts'
import { reportsScene } from './reports.ts'
import { reviewScenes } from './reviews.ts'
import { oneLineDown, onRossi, onVerde, twoLines } from './two-accounts.ts'

export type Scene = { readonly console: Partial<ConsoleState>; readonly ui?: Partial<UiState> }

export const paolo = otherCard(600, 'Paolo Bianchi', { company: 'Bianchi Impianti srl', formOfAddress: 'tu' })
export const anna = otherCard(620, 'Anna Bianchi', {
  warning: 'Chiamare solo dopo le 18: lavora di notte.',
})

const house: Profile = {
  name: 'casa',
  kind: 'house',
  state: 'open',
  trouble: null,
  keyKeeping: 'keyring',
  houseExists: true,
}

function withCalls(calls: readonly Call[], cards: readonly CustomerCard[] = [maria]): Partial<ConsoleState> {
  return {
    callsById: Object.fromEntries(calls.map((call) => [call.id, call])),
    cardsById: Object.fromEntries(cards.map((card) => [card.customer.id, card])),
  }
}

/** What every scene stands on: a registered line, Giulia in front of it. */
export const base: ConsoleState = {
  ...emptyConsoleState,
  connection: 'live',
  profile: house,
  agents,
  agentId: giulia.id,
  line: { ...emptyConsoleState.line, state: 'registered', account: '1001', since: now - 2 * hours },
  settings: { ...emptyConsoleState.settings, language: 'it' },
}

const parking = { code: '700', slots: ['701', '702', '703', '704'] }
const note = 'Chiama per il rimborso promesso ieri. '
const stranger = { customerId: null, verified: true } as const

export const scenes = {
  ringing: {
    console: {
      ...withCalls([aCall(700)]),
      draftsByKey: { [uuid(700)]: { key: uuid(700), text: note, updatedAt: now } },
    },
  },
  'ringing-withheld': {
    console: withCalls([aCall(701, { ...stranger, caller: { kind: 'withheld' } })]),
  },
  'ringing-unknown': {
    console: withCalls([
      aCall(702, {
        ...stranger,
        verified: false,
        caller: { kind: 'unknown', number: mobile, raw: '3331234567' },
      }),
    ]),
  },
  'ringing-several': {
    console: withCalls(
      [
        aCall(703, {
          ...stranger,
          caller: {
            kind: 'several',
            number: mobile,
            raw: '',
            probable: true,
            customers: [paolo, anna].map(summaryOf),
            lastChosen: true,
          },
        }),
      ],
      [paolo, anna],
    ),
  },
  talking: { console: withCalls([aCall(704, talking)]) },
  'talking-park': {
    console: { ...withCalls([aCall(704, talking)]), house: { ...settledHouse, parking } },
  },
  parked: { console: { ...withCalls([]), parked } },
  'parked-talking': {
    console: {
      ...withCalls([callFrom(paolo, 763, talking)], [maria, paolo]),
      parked,
      house: { ...settledHouse, parking },
    },
  },
  'parked-returned': { console: withCalls(returned) },
  /** A note in which the house's phrases can be tried. */
  'talking-phrases': {
    console: { ...withCalls([aCall(704, talking)]), house: settledHouse },
  },
  'talking-unknown': {
    console: withCalls([
      aCall(724, {
        ...talking,
        ...stranger,
        caller: { kind: 'unknown', number: mobile, raw: '3331234567' },
      }),
    ]),
  },
  'talking-second-rings': {
    console: withCalls(
      [aCall(705, talking), callFrom(paolo, 706, { receivedAt: now - 5000 })],
      [maria, paolo],
    ),
  },
  held: {
    console: withCalls([aCall(707, { ...talking, state: 'held', heldSince: now - 92_000, muted: true })]),
  },
  'held-30': { console: withCalls([aCall(730, { ...talking, state: 'held', heldSince: now - 34_000 })]) },
  'held-60': { console: withCalls([aCall(731, { ...talking, state: 'held', heldSince: now - 67_000 })]) },
  'held-120': { console: withCalls([aCall(732, { ...talking, state: 'held', heldSince: now - 131_000 })]) },
  'held-behind': {
    console: withCalls(
      [callFrom(paolo, 733, talking), aCall(734, { ...talking, state: 'held', heldSince: now - 131_000 })],
      [maria, paolo],
    ),
    ui: { screen: 'log' },
  },
  resumed: {
    console: { ...withCalls([aCall(735, talking)]), house: settledHouse },
    ui: { resumed: { callId: aCall(735).id, at: now - 1000 } },
  },
  'audio-lost': {
    console: withCalls([
      aCall(736, {
        ...talking,
        state: 'ended',
        endedAt: now - 4000,
        audio: 'interrupted',
        end: { reason: 'media-lost', status: null },
        wrapUpPending: true,
      }),
    ]),
  },
  deaf: {
    console: {
      line: { ...base.line, state: 'unreachable', trouble: 'connection-lost', nextTryAt: now + 4000 },
      alarms: ['microphone-silent', 'speaker-missing'],
      loggedById: someCalls(),
      outagesById: outages(),
    },
    ui: { screen: 'log' },
  },
  'dialling-busy': {
    console: withCalls(
      [
        callFrom(anna, 708, {
          direction: 'out',
          state: 'ended',
          endedAt: now,
          end: { reason: 'busy', status: 486 },
          pop: null,
        }),
      ],
      [anna],
    ),
  },
  alerting: {
    console: withCalls([callFrom(anna, 709, { direction: 'out', state: 'alerting', pop: null })], [anna]),
  },
  'wrap-up': {
    console: {
      ...withCalls([
        aCall(710, {
          ...talking,
          state: 'ended',
          endedAt: now - 4000,
          end: { reason: 'hung-up-there', status: null },
          wrapUpPending: true,
        }),
      ]),
      house: { ...base.house, satisfaction: { asked: true } },
    },
  },
  idle: { console: { line: { ...base.line, demo: true }, loggedById: someCalls() } },
  unreachable: {
    console: {
      ...withCalls([aCall(711, talking)]),
      line: {
        ...base.line,
        state: 'unreachable',
        trouble: 'connection-lost',
        nextTryAt: now + 4000,
      },
      alarms: ['microphone-denied'],
    },
  },
  today: { console: { ledger: aMorning, loggedById: someCalls() } },
  'today-demo': {
    console: { line: { ...base.line, demo: true }, ledger: aMorning, loggedById: someCalls() },
  },
  /** Everything that can wait on the first screen. */
  'today-missed': { console: { ledger: aMorning, missed: someMissed, loggedById: someCalls() } },
  'missed-only': { console: { missed: someMissed, loggedById: someCalls() } },
  'promise-made': {
    console: withCalls([aCall(720, talking)]),
    ui: { overlay: { kind: 'promise', customerId: maria.customer.id, callId: null, caseId: null } },
  },
  'transfer-gate': {
    console: { ...withCalls([aCall(721, talking)]), ledger: aMorning },
    ui: { overlay: { kind: 'transfer', callId: aCall(721).id } },
  },
  'transfer-gate-demo': {
    console: { ...withCalls([aCall(721, talking)]), line: { ...base.line, demo: true } },
    ui: { overlay: { kind: 'transfer', callId: aCall(721).id } },
  },
  'transfer-asking': {
    console: withCalls([aCall(722, { ...talking, state: 'held', heldSince: now - 38_000 })]),
    ui: { overlay: { kind: 'transfer', callId: aCall(722).id } },
  },
  'consult-ringing': { console: withCalls(consultRinging) },
  consulting: { console: withCalls(consulting) },
  conference: { console: withCalls(conference) },
  asked: { console: withCalls(asked) },
  'passed-on': { console: withCalls(passedOn) },
  announcing: {
    console: { ...withCalls([aCall(737, talking)]), house: recordingHouse(emptyConsoleState.house) },
    ui: { overlay: { kind: 'announce', callId: aCall(737).id } },
  },
  recording: {
    console: {
      ...withCalls([aCall(738, talking)]),
      ...recordingOf(738),
      house: recordingHouse(emptyConsoleState.house),
    },
  },
  'recording-paused': {
    console: {
      ...withCalls([aCall(739, { ...talking, state: 'held', heldSince: now - 34_000 })]),
      ...recordingOf(739, { state: 'held', part: null, since: null, trouble: null }),
      house: recordingHouse(emptyConsoleState.house),
    },
  },
  'not-recorded': {
    console: { ...withCalls([aCall(740, talking)]), house: recordingHouse(emptyConsoleState.house) },
  },
  recorded: {
    console: {
      ...withCalls([], [recordedMaria]),
      house: recordingHouse(emptyConsoleState.house),
      agents: agents.map((agent) => (agent.id === giulia.id ? { ...agent, role: 'lead' } : agent)),
    },
    ui: { screen: 'customers', openCustomerId: maria.customer.id },
  },
  customers: {
    console: withCalls([], [maria]),
    ui: { screen: 'customers', openCustomerId: maria.customer.id },
  },
  'customers-empty': { console: {}, ui: { screen: 'customers' } },
  notes: { console: {}, ui: { screen: 'search' } },
  'notes-found': { console: {}, ui: { screen: 'search', notesWords: 'rimb' } },
  'notes-in-call': {
    console: withCalls([aCall(723, talking)]),
    ui: { screen: 'search', notesWords: '"spese di giacenza" -bolletta rimb' },
  },
  log: { console: { loggedById: someCalls() }, ui: { screen: 'log' } },
  handover: { console: {}, ui: { screen: 'handover' } },
  'review-found': foundScene,
  figures: figuresScene,
  reports: reportsScene,
  settings: { console: {}, ui: { screen: 'settings' } },
  'call-rules': {
    console: {
      settings: {
        ...base.settings,
        calls: {
          doNotDisturb: true,
          blocked: ['333 765 4321', '+39 02 555 0199'],
          forwardTo: '1002',
          forwardWhen: 'always',
        },
      },
    },
    ui: { screen: 'settings' },
  },
  'confirm-call': {
    console: {},
    ui: {
      overlay: {
        kind: 'confirm-call',
        target: '+41791234567',
        doubt: 'foreign',
        country: 'CH',
        from: 'link',
        call: () => undefined,
      },
    },
  },
  ...reviewScenes,
  ...houseScenes,
  'two-accounts-ringing': { console: { ...withCalls([aCall(720, { account: onVerde })]), line: twoLines } },
  'two-accounts-talking': {
    console: {
      ...withCalls([aCall(720, { ...talking, answeredAt: now - 4_000, account: onVerde })]),
      line: twoLines,
    },
  },
  'two-accounts-idle': {
    console: {
      line: oneLineDown,
      loggedById: {
        [uuid(806)]: logged(806, { account: onVerde, receivedAt: now - 5 * minutes }),
        [uuid(807)]: logged(807, {
          account: { ...onRossi, number: '+390212345680' },
          direction: 'out',
          receivedAt: now - 20 * minutes,
        }),
      },
    },
  },
  'two-accounts-settings': { console: { line: oneLineDown }, ui: { screen: 'settings' } },
  connecting: { console: { connection: 'connecting', profile: null } },
  locked: { console: { profile: { ...house, state: 'locked', keyKeeping: 'passphrase' } } },
  failed: { console: { profile: { ...house, state: 'failed', trouble: 'damaged' } } },
  'nobody-chosen': { console: { agentId: null } },
  'nobody-known': { console: { agentId: null, agents: [] } },
  'first-start': {
    console: {
      profile: { ...house, name: 'prova', kind: 'demo', houseExists: false, keyKeeping: 'passphrase' },
      line: { ...base.line, demo: true },
    },
  },
} as const satisfies Record<string, Scene>

function outages(): Record<string, Outage> {
  const list: Outage[] = [
    {
      id: OutageId.parse(uuid(830)),
      from: now - 4 * minutes,
      to: now,
      over: false,
      causes: ['network'],
      agentId: giulia.id,
    },
    {
      id: OutageId.parse(uuid(831)),
      from: now - 70 * minutes,
      to: now - 63 * minutes,
      over: true,
      causes: ['asleep', 'microphone'],
      agentId: giulia.id,
    },
  ]
  return Object.fromEntries(list.map((outage) => [outage.id, outage]))
}

function someCalls(): Record<string, LoggedCall> {
  const missed = {
    answeredAt: null,
    outcome: null,
    end: { reason: 'caller-gave-up', status: null },
  } as const
  const calls = [
    logged(800),
    logged(801, { ...missed, receivedAt: now - 50 * minutes, customerName: 'Paolo Bianchi' }),
    logged(802, { receivedAt: now - 2 * hours, customerName: null, customerId: null, outcome: null }),
    logged(803, { ...missed, receivedAt: now - days, number: null, customerName: null, customerId: null }),
    logged(804, {
      direction: 'out',
      receivedAt: now - days - hours,
      answeredAt: null,
      outcome: 'no-answer',
      end: { reason: 'no-answer', status: 480 },
      pop: null,
    }),
    logged(805, { receivedAt: now - 3 * days, outcome: 'solved' }),
  ]
  return Object.fromEntries(calls.map((call) => [call.id, call]))
}
