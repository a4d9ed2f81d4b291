import { type HouseSettings, type Template, TemplateUse } from '../../src-main/contract/house.ts'
import { apologisesInFirstPerson } from '../../src-main/domain/first-person-apology.ts'
import { fillIn } from '../../src-main/domain/templates.ts'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { Choice } from '../ui/choice.tsx'
import { useMinute } from '../ui/clock.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ApologyWarning } from './apology-warning.tsx'
import styles from './house.module.css'
import { replaced } from './ordering.ts'
import type { Section } from './use-section.ts'

const languages = ['it', 'en'] as const
const forms = ['lei', 'tu'] as const

type TemplateFormProps = {
  at: number
  template: Template
  section: Section<HouseSettings['templates']>
}

/** One phrase, and beside it what it becomes for an example customer. */
export function TemplateForm({ at, template, section }: TemplateFormProps) {
  const texts = useTexts()
  const { templates: words } = texts.houseLists
  const { value, change } = section
  const apology = apologisesInFirstPerson(template.text, template.language)
  const set = (part: Partial<Template>) => change([...replaced(value, at, { ...template, ...part })])
  const errorAt = (field: 'abbreviation' | 'text') => {
    const problem = section.problemAt(`${at}.${field}`)
    return problem && texts.house.problems[problem]
  }

  return (
    <div className={styles['stack']}>
      <div className={`${styles['fields']} ${styles['four']}`}>
        <Select
          label={words.use}
          value={template.use}
          options={TemplateUse.options.map((use) => ({ id: use, text: words.uses[use] }))}
          onChange={(use) => set({ use })}
        />
        <TextField
          label={words.abbreviation}
          value={template.abbreviation}
          maxLength={12}
          autoFocus={template.abbreviation === '' && template.text === ''}
          error={errorAt('abbreviation')}
          onChange={(abbreviation) => set({ abbreviation })}
        />
        <Choice
          label={words.language}
          value={template.language}
          options={languages.map((id) => ({ value: id, text: texts.card.details.languages[id] }))}
          onChange={(language) => set({ language })}
        />
        <Choice
          label={words.form}
          value={template.formOfAddress}
          options={forms.map((id) => ({ value: id, text: texts.card.address[id] }))}
          onChange={(formOfAddress) => set({ formOfAddress })}
        />
      </div>
      <p className={styles['why']}>{words.abbreviationWhy}</p>
      <TextField
        label={words.text}
        rows={4}
        value={template.text}
        maxLength={2000}
        error={errorAt('text')}
        onChange={(text) => set({ text })}
      />
      <p className={styles['why']}>{words.fields}</p>
      {apology !== null && <ApologyWarning found={apology} />}
      <Preview text={template.text} />
    </div>
  )
}

function Preview({ text }: { text: string }) {
  const texts = useTexts()
  const { templates: words } = texts.houseLists
  const { manner } = useHouse()
  const you = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId)?.name)
  const now = useMinute()
  const example = fillIn(text, {
    cliente: words.exampleCustomer,
    casa: manner.name || texts.house.manner.houseUnnamed,
    operatore: you ?? words.exampleAgent,
    data: texts.time.date(now),
    ora: texts.time.clock(now),
  })
  return (
    <section className={styles['stack']} aria-label={words.preview}>
      <h3 className={styles['small-title']}>{words.preview}</h3>
      <p className={styles['example']}>{example}</p>
    </section>
  )
}
