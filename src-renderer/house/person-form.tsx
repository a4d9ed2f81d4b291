import { type FormEvent, useState } from 'react'
import { type Agent, AgentDraft, Role, rolesAtWork } from '../../src-main/contract/agents.ts'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { initialsOf } from '../profile/agent-form.tsx'
import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import type { UiStore } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import { same } from './merge-draft.ts'

const nobody: AgentDraft = { name: '', initials: '', role: 'operator' }

type PersonFormProps = {
  /** Null: somebody new. */
  agent: Agent | null
  onAdded: (agentId: AgentId) => void
  /** What was saved last, in words; told here because the form of somebody new is gone once they are added. */
  said: string | null
  onSaid: (words: string | null) => void
}

/** Who somebody is; saved by itself, so that a shift half planned does not hold it up. */
export function PersonForm({ agent, onAdded, said, onSaid }: PersonFormProps) {
  const texts = useTexts()
  const { people: words } = texts.houseLists
  const { own, roles } = texts.profile
  const { ui, request } = useAccess()
  const agents = useConsole((state) => state.agents)
  const key = agent?.id ?? 'new'
  const draft = useUi(({ settingsDrafts }) => settingsDrafts.agents[key])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [warned, setWarned] = useState(false)
  const saved: AgentDraft =
    agent === null ? nobody : { name: agent.name, initials: agent.initials, role: agent.role }
  const fields = draft ?? saved
  const isChanged = !same(fields, saved)
  const twin = agents.find(({ id, initials }) => id !== agent?.id && initials === fields.initials)
  const newTwin = fields.initials === saved.initials ? undefined : twin
  const wrong = {
    name: fields.name.trim() === '',
    initials: !AgentDraft.shape.initials.safeParse(fields.initials).success,
  }

  const asksAgain = newTwin !== undefined && warned

  const set = (part: Partial<AgentDraft>) => {
    onSaid(null)
    if (part.initials !== undefined) setWarned(false)
    keepAgentDraft(ui, key, { ...fields, ...part })
  }
  const setName = (name: string) => {
    const followed = agent === null && fields.initials === initialsOf(fields.name)
    set({ name, ...(followed && { initials: initialsOf(name) }) })
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy || !isChanged) return
    setTried(true)
    if (wrong.name || wrong.initials) return
    if (newTwin && !warned) return setWarned(true)
    setBusy(true)
    const result = await (agent === null
      ? request('agent:add', fields)
      : request('agent:change', { agentId: agent.id, fields: changedFields(saved, fields) }))
    setBusy(false)
    if (!result.ok) return
    keepAgentDraft(ui, key, null)
    setTried(false)
    const say = agent === null ? words.added : words.saved
    onSaid(say(result.value.name))
    if (agent === null) onAdded(result.value.id)
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Panel
        title={agent === null ? words.newPerson : words.person}
        aside={
          <div className={`${styles['actions']}`}>
            {said !== null && (
              <p className={`${styles['state']} ${styles['saved-now']}`} role="status">
                <Icon name="check" size="s" />
                {said}
              </p>
            )}
            {isChanged && agent !== null && (
              <p className={`${styles['state']} ${styles['changed']}`} role="status">
                <Icon name="note" size="s" />
                {texts.house.saving.changed}
              </p>
            )}
            {isChanged && agent !== null && (
              <Button size="s" onPress={() => keepAgentDraft(ui, key, null)}>
                {texts.house.saving.discard}
              </Button>
            )}
            <SaveButton isNew={agent === null} again={asksAgain} isDisabled={busy || !isChanged} />
          </div>
        }
      >
        <div className={styles['stack']}>
          <div className={styles['fields']}>
            <TextField
              label={own.name}
              value={fields.name}
              maxLength={120}
              autoFocus={agent === null}
              error={tried && wrong.name ? texts.house.problems.empty : undefined}
              onChange={setName}
            />
            <TextField
              label={own.initials}
              hint={own.initialsHint}
              value={fields.initials}
              maxLength={4}
              error={wrong.initials && (tried || fields.initials !== '') ? own.initialsWrong : undefined}
              onChange={(initials) => set({ initials: initials.charAt(0).toUpperCase() + initials.slice(1) })}
            />
            <Select
              label={own.role}
              value={fields.role}
              options={(agent === null ? rolesAtWork : Role.options).map((id) => ({ id, text: roles[id] }))}
              onChange={(role) => set({ role })}
            />
          </div>
          {twin && (
            <p className={styles['careful']} role={asksAgain ? 'alert' : 'status'}>
              <Icon name="warning" size="s" />
              <span>{words.sameInitials(twin.name)}</span>
            </p>
          )}
        </div>
      </Panel>
    </form>
  )
}

/** `again`: what is about to be saved was said to be a mistake, and is saved by a second press. */
function SaveButton({ isNew, again, isDisabled }: { isNew: boolean; again: boolean; isDisabled: boolean }) {
  const { house, houseLists } = useTexts()
  const { addNow, addAnyway, saveAnyway } = houseLists.people
  const [plain, anyway] = isNew ? [addNow, addAnyway] : [house.saving.save, saveAnyway]
  return (
    <Button type="submit" size="s" look={again ? 'danger' : 'first'} isDisabled={isDisabled}>
      {again ? anyway : plain}
    </Button>
  )
}

/** Each field is a register of its own: what somebody else changed meanwhile stays. */
function changedFields(before: AgentDraft, now: AgentDraft): Partial<AgentDraft> {
  return {
    ...(now.name !== before.name && { name: now.name }),
    ...(now.initials !== before.initials && { initials: now.initials }),
    ...(now.role !== before.role && { role: now.role }),
  }
}

function keepAgentDraft(ui: UiStore, key: string, draft: AgentDraft | null): void {
  ui.setState(({ settingsDrafts }) => {
    const { [key]: _before, ...others } = settingsDrafts.agents
    const agents = draft === null ? others : { ...others, [key]: draft }
    return { settingsDrafts: { ...settingsDrafts, agents } }
  })
}
