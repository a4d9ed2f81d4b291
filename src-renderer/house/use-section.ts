import { useState } from 'react'
import { HouseSettings } from '../../src-main/contract/house.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useAccess, useConsole, useHouse, useUi } from '../state/console-context.tsx'
import type { Edited, SettingsDrafts } from '../state/settings-drafts.ts'
import type { UiStore } from '../state/ui-store.ts'
import { withConsequences } from './consequences.ts'
import { mergeDraft, same } from './merge-draft.ts'

export type Problem = keyof Texts['house']['problems']
/** By field, first things first. */
export type Problems = Readonly<Record<string, Problem>>

export type SavingState = 'saved' | 'saved-now' | 'changed' | 'busy' | 'problems'
/** What another seat did to this section while it was in sight. */
export type Followed = 'followed' | 'merged' | 'conflict' | null

export type Section<T> = {
  /** As it is being edited, with what other seats have done meanwhile. */
  readonly value: T
  /** `forget`: what was typed at fields that begin like this goes with what they belonged to. */
  change(value: T, forget?: string): void
  readonly typed: Readonly<Record<string, string>>
  /** Keeps what cannot be read yet; null when it can. */
  type(field: string, text: string | null): void
  /** What to say at a field; an empty one is not blamed before somebody tried to save. */
  problemAt(field: string): Problem | undefined
  readonly hasProblem: (prefix: string) => boolean
  readonly state: SavingState
  readonly failed: FailureCode | null
  readonly followed: Followed
  understand(): void
  save(more?: { readonly apologyConfirmed: true }): Promise<void>
  discard(): void
}

type SectionOptions<T> = {
  readonly problemsOf: (value: T) => Problems
  /** Brings the field of the first problem on the screen. */
  readonly reveal?: (field: string) => void
}

/** One section of the house as a screen edits it: a draft that outlives the screen, merged with what others save. */
export function useSection<K extends keyof HouseSettings>(
  key: K,
  { problemsOf, reveal }: SectionOptions<HouseSettings[K]>,
): Section<HouseSettings[K]> {
  type Value = HouseSettings[K]
  const { console: store, ui, request } = useAccess()
  const house = useHouse()
  const current: Value = house[key]
  const profile = useConsole((state) => state.profile?.name ?? '')
  const draft = useUi(({ settingsDrafts }) => draftOf(settingsDrafts, key, profile))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [savedNow, setSavedNow] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const [sent, setSent] = useState<Value | null>(null)
  const [seen, setSeen] = useState(current)
  const [followed, setFollowed] = useState<Followed>(null)

  const merged = draft ? mergeDraft(draft.base, draft.value, current) : { value: current, conflicts: false }
  const { value } = merged
  const typed = draft?.typed ?? nothingTyped
  const isChanged = !same(value, current) || Object.keys(typed).length > 0

  if (seen !== current) {
    setSeen(current)
    if (!same(seen, current) && !same(sent, current)) {
      setFollowed(isChanged ? (merged.conflicts ? 'conflict' : 'merged') : 'followed')
      setSavedNow(false)
    }
  }

  const problems: Problems = { ...unreadable(typed), ...problemsOf(value) }
  // Of now, not of the last drawing: a field may tell what it reads and what it cannot in one go.
  const latest = (): Pick<Edited<Value>, 'value' | 'typed'> => {
    const now = draftOf(ui.getState().settingsDrafts, key, profile)
    if (!now) return { value: current, typed: nothingTyped }
    return { value: mergeDraft(now.base, now.value, current).value, typed: now.typed }
  }
  const keep = (next: Value, nextTyped: Edited<Value>['typed']) => {
    setSavedNow(false)
    setFailed(null)
    const isNothing = same(next, current) && Object.keys(nextTyped).length === 0
    keepDraft(ui, key, isNothing ? undefined : { profile, base: current, value: next, typed: nextTyped })
  }

  async function save(more: { apologyConfirmed?: true } = {}): Promise<void> {
    const first = Object.keys(problems)[0]
    setTried(first !== undefined)
    if (first !== undefined) return reveal?.(first)
    const parsed = HouseSettings.shape[key].safeParse(value)
    if (!parsed.success) return setFailed('invalid-input')
    // The schema of a section makes exactly that section; the index by a generic key hides it.
    const next = parsed.data as Value
    setSent(next)
    setBusy(true)
    const part = { [key]: next } as Partial<HouseSettings>
    const result = await request(
      'house:change',
      { ...withConsequences(house, part), ...more },
      { quiet: true },
    )
    setBusy(false)
    if (!result.ok) return setFailed(result.code)
    store.setState({ house: result.value })
    // What was typed while it was being saved stays a draft, on the new ground.
    const now = draftOf(ui.getState().settingsDrafts, key, profile)
    const later = now && !same(now.value, value) ? { ...now, base: next } : undefined
    keepDraft(ui, key, later)
    setFailed(null)
    setFollowed(null)
    setSavedNow(later === undefined)
  }

  return {
    value,
    change: (next, forget) => keep(next, without(latest().typed, forget)),
    typed,
    type(field, text) {
      const now = latest()
      keep(now.value, withTyped(now.typed, field, text))
    },
    problemAt: (field) => (tried || !quietProblems.has(problems[field] ?? '') ? problems[field] : undefined),
    hasProblem: (prefix) => tried && Object.keys(problems).some((field) => field.startsWith(prefix)),
    state: stateOf({ busy, isChanged, blocked: tried && Object.keys(problems).length > 0, savedNow }),
    failed,
    followed,
    understand: () => setFollowed(null),
    save,
    discard() {
      keepDraft(ui, key, undefined)
      setTried(false)
      setFailed(null)
      setFollowed(null)
    },
  }
}

const nothingTyped: Readonly<Record<string, string>> = {}
/** Not to be blamed on somebody who has not come to the field yet. */
const quietProblems: ReadonlySet<string> = new Set<Problem>([
  'empty',
  'no-date',
  'no-text',
  'abbreviation',
  'both-times',
  'no-purpose',
  'no-basis',
  'no-announcement',
  'no-days',
])

function unreadable(typed: Readonly<Record<string, string>>): Problems {
  return Object.fromEntries(
    Object.keys(typed).map((field) => [field, field.endsWith('Minutes') ? 'duration' : 'unreadable']),
  )
}

function without(typed: Readonly<Record<string, string>>, prefix: string | undefined) {
  if (prefix === undefined) return typed
  return Object.fromEntries(Object.entries(typed).filter(([field]) => !field.startsWith(prefix)))
}

function withTyped(typed: Readonly<Record<string, string>>, field: string, text: string | null) {
  const { [field]: _before, ...others } = typed
  return text === null ? others : { ...others, [field]: text }
}

function stateOf(now: {
  busy: boolean
  isChanged: boolean
  blocked: boolean
  savedNow: boolean
}): SavingState {
  if (now.busy) return 'busy'
  if (now.isChanged) return now.blocked ? 'problems' : 'changed'
  return now.savedNow ? 'saved-now' : 'saved'
}

function draftOf<K extends keyof HouseSettings>(
  drafts: SettingsDrafts,
  key: K,
  profile: string,
): Edited<HouseSettings[K]> | undefined {
  const draft: Edited<HouseSettings[K]> | undefined = drafts.house[key]
  return draft?.profile === profile ? draft : undefined
}

function keepDraft<K extends keyof HouseSettings>(
  ui: UiStore,
  key: K,
  draft: Edited<HouseSettings[K]> | undefined,
): void {
  ui.setState(({ settingsDrafts }) => {
    const { [key]: _before, ...others } = settingsDrafts.house
    const house = draft === undefined ? others : { ...settingsDrafts.house, [key]: draft }
    return { settingsDrafts: { ...settingsDrafts, house } }
  })
}
