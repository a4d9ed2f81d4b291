import { type FormEvent, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { worksHere } from '../../src-main/contract/agents.ts'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { OpenPackButton } from '../review-pack/open-pack-button.tsx'
import { OpenPackDialog } from '../review-pack/open-pack-dialog.tsx'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AgentForm, agentDraftOf, noAgent } from './agent-form.tsx'
import styles from './profile.module.css'
import { Welcome } from './welcome.tsx'

/** Who sits here: a help against mistakes, no protection. */
export function ChooseAgent() {
  const { agents: words } = useTexts().profile
  return (
    <Welcome title={words.title}>
      <AgentChoice />
      <OpenPackButton />
    </Welcome>
  )
}

/** The next operator takes over at the same seat: their initials sign what comes from now on. */
export function ChangeAgent({ onClose }: { onClose: () => void }) {
  const { profile: words, reviewPack } = useTexts()
  const [isGuest, setGuest] = useState(false)
  if (isGuest) return <OpenPackDialog onClose={onClose} />
  return (
    <Dialog isOpen title={words.agents.title} closeLabel={words.close} onClose={onClose}>
      <AgentChoice onChosen={onClose} />
      <Button look="quiet" icon="folder" wide onPress={() => setGuest(true)}>
        {reviewPack.openOne}
      </Button>
    </Dialog>
  )
}

function AgentChoice({ onChosen }: { onChosen?: () => void }) {
  const texts = useTexts()
  const { agents: words, roles } = texts.profile
  const { sameInitials, addAnyway } = texts.houseLists.people
  const agents = useConsole((state) => state.agents)
  const atWork = agents.filter(worksHere)
  const chosen = useConsole((state) => state.agentId)
  const request = useRequests()
  const [adding, setAdding] = useState(atWork.length === 0)
  const [fields, setFields] = useState(noAgent)
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  const draft = agentDraftOf(fields)
  const twin = agents.find(({ initials }) => initials === fields.initials)
  const asksAgain = twin !== undefined && warnedOf === fields.initials

  async function choose(agentId: AgentId): Promise<void> {
    const result = await request('agent:choose', { agentId })
    if (result.ok) onChosen?.()
  }

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!draft) return
    if (twin && !asksAgain) return setWarnedOf(fields.initials)
    const result = await request('agent:add', draft)
    if (result.ok) await choose(result.value.id)
  }

  return (
    <div className={styles['form']}>
      <p className={styles['why']}>{words.why}</p>
      <ul className={styles['agents']}>
        {atWork.map(({ id, name, initials, role }) => (
          <li key={id}>
            <AriaButton
              className={styles['row'] ?? ''}
              aria-pressed={id === chosen}
              onPress={() => void choose(id)}
            >
              <span className={styles['sign']}>{initials}</span>
              <span className={styles['name']}>{name}</span>
              <span className={styles['role']}>{roles[role]}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {adding ? (
        <form className={styles['form']} onSubmit={add}>
          <AgentForm value={fields} onChange={setFields} />
          {asksAgain && (
            <p className={styles['why']} role="alert">
              {sameInitials(twin.name)}
            </p>
          )}
          <Button type="submit" look={asksAgain ? 'danger' : 'first'} wide isDisabled={draft === null}>
            {asksAgain ? addAnyway : words.add}
          </Button>
        </form>
      ) : (
        <Button look="quiet" icon="plus" wide onPress={() => setAdding(true)}>
          {words.another}
        </Button>
      )}
    </div>
  )
}
