import { type FormEvent, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { AgentForm, agentDraftOf, noAgent } from './agent-form.tsx'
import styles from './profile.module.css'
import { Welcome } from './welcome.tsx'

/** Who sits here: a help against mistakes, no protection. */
export function ChooseAgent() {
  const { agents: words, roles } = useTexts().profile
  const agents = useConsole((state) => state.agents)
  const request = useRequests()
  const [adding, setAdding] = useState(agents.length === 0)
  const [fields, setFields] = useState(noAgent)
  const draft = agentDraftOf(fields)

  const choose = (agentId: AgentId) => void request('agent:choose', { agentId })

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!draft) return
    const result = await request('agent:add', draft)
    if (result.ok) choose(result.value.id)
  }

  return (
    <Welcome title={words.title}>
      <div className={styles['form']}>
        <p className={styles['why']}>{words.why}</p>
        <ul className={styles['agents']}>
          {agents.map(({ id, name, initials, role }) => (
            <li key={id}>
              <AriaButton
                className={styles['row'] ?? ''}
                aria-label={words.choose(name)}
                onPress={() => choose(id)}
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
            <Button type="submit" look="first" wide isDisabled={draft === null}>
              {words.add}
            </Button>
          </form>
        ) : (
          <Button look="quiet" icon="plus" wide onPress={() => setAdding(true)}>
            {words.another}
          </Button>
        )}
      </div>
    </Welcome>
  )
}
