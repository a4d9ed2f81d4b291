import { useState } from 'react'
import type { Yardstick } from '../../src-main/contract/house.ts'
import type { ContractLevelId } from '../../src-main/contract/ids.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { branchesOf } from './category-tree.ts'
import { DurationField } from './duration-field.tsx'
import styles from './house.module.css'
import { ownerOf } from './names.ts'
import { newLevelId } from './new-id.ts'
import { replaced } from './ordering.ts'
import { RowButtons } from './row-buttons.tsx'
import { SectionPanel } from './section-panel.tsx'
import { type Section, useSection } from './use-section.ts'
import own from './yardstick.module.css'
import {
  cellField,
  inheritedAt,
  type Row,
  type Times,
  timesAt,
  withoutLevel,
  withTimes,
  yardstickProblems,
} from './yardstick-edit.ts'

const any = 'any'

/** The same yardstick for everybody: how long an answer and a solution may take, in opening hours. */
export function YardstickSection() {
  const texts = useTexts()
  const { yardstick: words } = texts.houseLists
  const { categories } = useHouse()
  const [chosen, setChosen] = useState<string>(any)
  const section = useSection('yardstick', {
    problemsOf: yardstickProblems,
    reveal: (field) => setChosen(ownerOf(field)),
  })
  const { levels } = section.value
  const levelId = levels.find(({ id }) => id === chosen)?.id ?? null
  const rows: Row[] = [
    { categoryId: null, name: words.anyCategory, depth: 0 },
    ...branchesOf(categories).map(({ category: { id, name }, depth }) => ({ categoryId: id, name, depth })),
  ]

  return (
    <SectionPanel title={texts.house.sections.yardstick} section={section}>
      <div className={styles['split']}>
        <Levels section={section} />
        <div className={own['times-part']}>
          <div className={own['times-top']}>
            <LevelChoice levels={levels} value={levelId ?? any} onChange={setChosen} />
            <p className={styles['why']}>{words.timesWhy}</p>
            <div className={`${own['times']} ${own['times-head']}`} aria-hidden="true">
              <span>{words.category}</span>
              <span>{words.answer}</span>
              <span>{words.solve}</span>
            </div>
          </div>
          <VirtualList
            key={levelId ?? any}
            label={words.times}
            items={rows}
            keyOf={({ categoryId }) => categoryId ?? any}
            estimate={() => 40}
            render={(row) => <TimesRow row={row} levelId={levelId} section={section} />}
          />
        </div>
      </div>
    </SectionPanel>
  )
}

type LevelChoiceProps = {
  levels: Yardstick['levels']
  value: string
  onChange: (id: string) => void
}

function LevelChoice({ levels, value, onChange }: LevelChoiceProps) {
  const { yardstick: words } = useTexts().houseLists
  const options = [
    { id: any, text: words.anyLevel },
    ...levels.map(({ id, name }, at) => ({ id, text: name.trim() || words.level(at + 1) })),
  ]
  if (levels.length === 0) return null
  if (levels.length > 4)
    return <Select label={words.forLevel} value={value} options={options} onChange={onChange} />
  return (
    <Choice
      label={words.forLevel}
      value={value}
      options={options.map(({ id, text }) => ({ value: id, text }))}
      onChange={onChange}
    />
  )
}

type TimesRowProps = { row: Row; levelId: ContractLevelId | null; section: Section<Yardstick> }

function TimesRow({ row, levelId, section }: TimesRowProps) {
  const texts = useTexts()
  const { yardstick: words } = texts.houseLists
  const { categories } = useHouse()
  const { value, change, typed, type } = section
  const cell = { categoryId: row.categoryId, levelId }
  const times = timesAt(value, cell)
  const inherited = inheritedAt(value, categories, cell)

  const field = (time: keyof Times, label: string) => {
    const name = cellField(cell, time)
    const problem = section.problemAt(name)
    return (
      <DurationField
        label={label}
        minutes={times[time]}
        inherited={inherited[time]}
        typed={typed[name]}
        onTyped={(text) => type(name, text)}
        onChange={(minutes) => change(withTimes(value, cell, { [time]: minutes }))}
        error={problem && problem !== 'duration' ? texts.house.problems[problem] : undefined}
      />
    )
  }

  return (
    <fieldset className={own['times']} aria-label={row.name}>
      <span style={{ paddingInlineStart: `${row.depth}rem` }} title={row.name}>
        {row.categoryId === null ? <b>{row.name}</b> : row.name}
      </span>
      {field('answerMinutes', words.answerFor(row.name))}
      {field('solveMinutes', words.solveFor(row.name))}
    </fieldset>
  )
}

function Levels({ section }: { section: Section<Yardstick> }) {
  const texts = useTexts()
  const { yardstick: words } = texts.houseLists
  const saved = useHouse().yardstick
  const { value, change } = section
  const gone = saved.levels.filter(({ id }) => !value.levels.some((level) => level.id === id))

  return (
    <section className={own['levels']} aria-label={words.levels}>
      <h3>{words.levels}</h3>
      <p className={styles['why']}>{words.levelsWhy}</p>
      <ol className={styles['rows']}>
        {value.levels.map((level, at) => {
          const problem = section.problemAt(`${level.id}.name`)
          return (
            <li key={level.id} className={styles['stack']}>
              <TextField
                label={`${words.levelName} ${at + 1}`}
                hideLabel
                hint={words.levelHint}
                value={level.name}
                maxLength={60}
                autoFocus={level.name === ''}
                error={problem && texts.house.problems[problem]}
                onChange={(name) =>
                  change({ ...value, levels: [...replaced(value.levels, at, { ...level, name })] })
                }
              />
              <RowButtons
                items={value.levels}
                at={at}
                what={level.name || words.level(at + 1)}
                onChange={(levels) =>
                  levels.length < value.levels.length
                    ? change(withoutLevel(value, level.id), level.id)
                    : change({ ...value, levels: [...levels] })
                }
              />
            </li>
          )
        })}
      </ol>
      <div className={styles['actions']}>
        <Button
          size="s"
          icon="plus"
          isDisabled={value.levels.length >= 50}
          onPress={() => change({ ...value, levels: [...value.levels, { id: newLevelId(), name: '' }] })}
        >
          {words.addLevel}
        </Button>
      </div>
      {gone.map(({ id, name }) => (
        <p key={id} className={styles['careful']} role="status">
          <Icon name="warning" size="s" />
          <span>{words.levelGone(name, saved.rules.filter(({ levelId }) => levelId === id).length)}</span>
        </p>
      ))}
    </section>
  )
}
