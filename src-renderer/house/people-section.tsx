import { useState } from 'react'
import { worksHere } from '../../src-main/contract/agents.ts'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { MasterList } from './master-list.tsx'
import { ownerOf } from './names.ts'
import own from './people.module.css'
import { PersonForm } from './person-form.tsx'
import { desksOf, rotaProblems } from './rota-edit.ts'
import { ShiftsPanel } from './shifts-panel.tsx'
import { useSection } from './use-section.ts'

const somebodyNew = 'new'

/** Who answers, and when each of them is there. */
export function PeopleSection() {
  const texts = useTexts()
  const { people: words } = texts.houseLists
  const agents = useConsole((state) => state.agents)
  // Whoever has left stays at the end, since what they wrote is signed by them.
  const people = [...agents.filter(worksHere), ...agents.filter((agent) => !worksHere(agent))]
  const you = useConsole((state) => state.agentId)
  const { desks } = useHouse()
  const [chosen, setChosen] = useState<string | null>(you)
  const [said, setSaid] = useState<string | null>(null)
  const section = useSection('rota', {
    problemsOf: rotaProblems,
    reveal: (field) => setChosen(ownerOf(field)),
  })
  const selected =
    chosen === somebodyNew ? null : (agents.find(({ id }) => id === chosen) ?? people[0] ?? null)

  return (
    <div className={own['people']}>
      <Panel title={words.title} grow flush>
        <MasterList
          alone
          label={words.list}
          items={people.map(({ id, name, initials, role }) => ({
            id,
            text: name,
            about: [
              initials,
              id === you ? words.isYou : texts.profile.roles[role],
              ...desksOf(section.value, desks, id).map((desk) => desk.name),
            ].join(' · '),
            flagged: section.hasProblem(id),
          }))}
          selected={selected?.id ?? null}
          onSelect={(id) => {
            setSaid(null)
            setChosen(id)
          }}
          addLabel={words.add}
          onAdd={() => setChosen(somebodyNew)}
        />
      </Panel>
      <div className={own['person']}>
        <PersonForm
          key={selected?.id ?? somebodyNew}
          agent={selected}
          onAdded={setChosen}
          said={said}
          onSaid={setSaid}
        />
        {selected && worksHere(selected) && (
          <ShiftsPanel key={`shifts ${selected.id}`} agent={selected} section={section} />
        )}
      </div>
    </div>
  )
}
