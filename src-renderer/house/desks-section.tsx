import { useState } from 'react'
import type { Desk, HouseSettings } from '../../src-main/contract/house.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import { MasterList } from './master-list.tsx'
import { nameProblems, ownerOf } from './names.ts'
import { newDeskId } from './new-id.ts'
import { SectionPanel } from './section-panel.tsx'
import { type Section, useSection } from './use-section.ts'
import { WeekEditor } from './week-editor.tsx'
import { weeklyMinutes } from './week-hours.ts'

type Desks = HouseSettings['desks']

/** Where the house answers, and when. */
export function DesksSection() {
  const { house: words } = useTexts()
  const [chosen, setChosen] = useState<string | null>(null)
  const section = useSection('desks', {
    problemsOf: nameProblems,
    reveal: (field) => setChosen(ownerOf(field)),
  })
  const { value, change, hasProblem } = section
  const selected = value.find(({ id }) => id === chosen) ?? value[0]

  const add = () => {
    const id = newDeskId()
    change([...value, { id, name: '', hours: [] }])
    setChosen(id)
  }

  return (
    <SectionPanel title={words.sections.desks} section={section}>
      <div className={styles['split']}>
        <MasterList
          label={words.desks.list}
          items={value.map(({ id, name, hours }) => ({
            id,
            text: name.trim() || words.desks.unnamed,
            about: words.desks.openNow(weeklyMinutes(hours)),
            flagged: hasProblem(id),
          }))}
          selected={selected?.id ?? null}
          onSelect={setChosen}
          addLabel={words.desks.add}
          onAdd={add}
        />
        {selected ? (
          <DeskForm key={selected.id} desk={selected} section={section} />
        ) : (
          <EmptyState icon="shop" title={words.desks.none}>
            <p>{words.desks.noneWhy}</p>
          </EmptyState>
        )}
      </div>
      <GoneDesks desks={value} onPutBack={(desk) => change([...value, desk])} />
    </SectionPanel>
  )
}

function DeskForm({ desk, section }: { desk: Desk; section: Section<Desks> }) {
  const { house: words } = useTexts()
  const { value, change, typed, type } = section
  const problem = section.problemAt(`${desk.id}.name`)
  const set = (part: Partial<Desk>) =>
    change(value.map((each) => (each.id === desk.id ? { ...each, ...part } : each)))

  return (
    <div className={styles['detail']}>
      <div className={styles['row']}>
        <TextField
          label={words.desks.name}
          value={desk.name}
          maxLength={60}
          autoFocus={desk.name === ''}
          error={problem && words.problems[problem]}
          onChange={(name) => set({ name })}
        />
      </div>
      <WeekEditor
        label={words.desks.hours}
        hours={desk.hours}
        field={`${desk.id}.hours`}
        typed={typed}
        onType={type}
        onChange={(hours) => set({ hours: [...hours] })}
      />
      <div className={`${styles['actions']} ${styles['end']}`}>
        <Button
          size="s"
          look="danger"
          onPress={() =>
            change(
              value.filter(({ id }) => id !== desk.id),
              desk.id,
            )
          }
        >
          {words.remove(desk.name.trim() || words.desks.unnamed)}
        </Button>
      </div>
    </div>
  )
}

/** What goes when this is saved, said before it is. */
function GoneDesks({ desks, onPutBack }: { desks: Desks; onPutBack: (desk: Desk) => void }) {
  const { house: words } = useTexts()
  const house = useHouse()
  const gone = house.desks.filter(({ id }) => !desks.some((desk) => desk.id === id))
  return gone.map((desk) => (
    <div key={desk.id} className={styles['careful']} role="status">
      <Icon name="warning" size="s" />
      <span>
        {`${desk.name}: `}
        {words.desks.removed(
          house.rota.shifts.filter(({ deskId }) => deskId === desk.id).length,
          house.categories.filter(({ deskId }) => deskId === desk.id).length,
        )}
      </span>
      <Button size="s" onPress={() => onPutBack(desk)}>
        {words.undoRemove}
      </Button>
    </div>
  ))
}
