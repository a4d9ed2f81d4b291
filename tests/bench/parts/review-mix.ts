import type { z } from 'zod'
import type { Agent } from '../../../src-main/contract/agents.ts'
import type { ReviewFilter, ReviewOrder } from '../../../src-main/contract/review.ts'
import { asked } from './cases-and-transfers.ts'

type Asked = { readonly filter: z.input<typeof ReviewFilter>; readonly order?: ReviewOrder }

/**
 * What leads look for: common and rare words of the generated house, alone and with filters that few or many contacts
 * pass, and at the end some that hardly anything fits. Each is asked with another sample of agents.
 */
export function reviewMix(agents: readonly Pick<Agent, 'id'>[]): Readonly<Record<string, Asked>> {
  const [first, second] = agents
  const agentIds = first ? [first.id] : []
  const two = first && second ? [first.id, second.id] : []
  const [desk] = asked.desks
  const [category, another] = asked.categories
  const [reason] = asked.reasons
  const month = { kind: 'between', from: '2026-03-01', to: '2026-03-31' } as const
  return {
    everything: { filter: {} },
    'one agent': { filter: { agentIds } },
    'a month': { filter: { period: month } },
    'agent, phone, a month': { filter: { agentIds, channels: ['phone'], period: month } },
    'phone, in, at 9 o’clock': {
      filter: { channels: ['phone'], direction: 'in', hours: { from: '09:00', to: '10:00' } },
    },
    'over 15 minutes': { filter: { duration: { from: 900, to: null } } },
    'over 15 minutes, held long, at night': {
      filter: {
        duration: { from: 900, to: null },
        held: { from: 18, to: null },
        hours: { from: '02:00', to: '03:00' },
      },
    },
    'came again within 7 days': { filter: { repeatDays: 7 } },
    'broken promise': { filter: { brokenPromise: true } },
    'broken promise, one agent': { filter: { brokenPromise: true, agentIds } },
    transferred: { filter: { transferred: true } },
    'transferred for a reason': { filter: { transferReasons: [reason] } },
    'transferred for a reason, agent, a month': {
      filter: { transferReasons: [reason], agentIds, period: month },
    },
    'a desk': { filter: { deskIds: [desk] } },
    'a category': { filter: { categoryIds: [category] } },
    'open cases': { filter: { caseStates: ['red', 'yellow'] } },
    complaints: { filter: { complaint: true } },
    'a desk, a category, open': {
      filter: { deskIds: [desk], categoryIds: [category, another], caseStates: ['red', 'yellow'] },
    },
    'complaints of a desk, a month': {
      filter: { complaint: true, deskIds: [desk], period: month },
    },
    'complaints, transferred for a reason, one agent': {
      filter: { complaint: true, transferReasons: [reason], agentIds },
    },
    'no complaint, solved cases, phone': {
      filter: { complaint: false, caseStates: ['green'], channels: ['phone'] },
    },
    'not reviewed, two agents, solved': { filter: { reviewed: false, agentIds: two, outcomes: ['solved'] } },
    'five of each agent and week': { filter: { sample: { size: 5, seed: 7 } } },
    'five of each, long calls of a month': {
      filter: { sample: { size: 5, seed: 7 }, duration: { from: 600, to: null }, period: month },
    },
    'a common word': { filter: { words: 'tecnico ' } },
    'a common word, one agent': { filter: { words: 'tecnico ', agentIds } },
    'a common word, agent, a month': { filter: { words: 'tecnico ', agentIds, period: month } },
    'a rarer word': { filter: { words: 'frigorifero ' } },
    'a rarer word, over 15 minutes': { filter: { words: 'frigorifero ', duration: { from: 900, to: null } } },
    'a phrase': { filter: { words: '"numero di serie"' } },
    'two words, without a third': { filter: { words: 'fattura marzo -magazzino ' } },
    'two words that seldom meet': { filter: { words: 'serie frigorifero ' } },
    'a word just begun': { filter: { words: 'magaz' } },
    'a word nobody wrote': { filter: { words: 'xilofono ' } },
    'a common word, a category': { filter: { words: 'tecnico ', categoryIds: [category] } },
    'a rarer word, complaints of a desk': {
      filter: { words: 'frigorifero ', complaint: true, deskIds: [desk] },
    },
    'a rare word and a rare filter': {
      filter: { words: 'serie frigorifero ', brokenPromise: true, hours: { from: '02:00', to: '03:00' } },
    },
    'the longest of a week': {
      filter: { period: { kind: 'between', from: '2026-03-02', to: '2026-03-08' }, channels: ['phone'] },
      order: 'longest',
    },
  }
}

/** The words of the mix, as somebody types them. */
export function wordsOfMix(agents: readonly Pick<Agent, 'id'>[]): readonly string[] {
  return [...new Set(Object.values(reviewMix(agents)).flatMap(({ filter }) => filter.words ?? []))]
}

/** What each question of the mix asks, a line each: its filter with the words, and its order. */
export function linesOfMix(agents: readonly Pick<Agent, 'id' | 'name'>[]): readonly string[] {
  const names = new Map<string, string>([
    ...agents.map(({ id, name }) => [id, name] as const),
    ...asked.desks.map((id, index) => [id, `desk ${index + 1}`] as const),
    ...asked.categories.map((id, index) => [id, `category ${index + 1}`] as const),
  ])
  const readable = (value: unknown) =>
    JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? (names.get(inner) ?? inner) : inner))
  return Object.entries(reviewMix(agents)).map(([name, { filter, order }]) => {
    const fields = Object.entries(filter).map(([field, value]) => `${field} ${readable(value)}`)
    return `${name}: ${[...(fields.length === 0 ? ['no filter'] : fields), order ?? 'newest'].join(', ')}`
  })
}
