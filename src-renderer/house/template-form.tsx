import { type HouseSettings, type Template, TemplateUse } from '../../src-main/contract/house.ts'
import { useTexts } from '../state/console-context.tsx'
import { Choice } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
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
  const set = (part: Partial<Template>) => change([...replaced(value, at, { ...template, ...part })])
  const errorAt = (field: 'abbreviation' | 'text') => {
    const problem = section.problemAt(`${at}.${field}`)
    return problem && texts.house.problems[problem]
  }

  return (
    <div className={styles['stack']}>
      <div className={styles['fields']}>
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
          options={forms.map((id) => ({ value: id, text: texts.house.manner.forms[id] }))}
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
      <Preview template={template} />
    </div>
  )
}

function Preview({ template }: { template: Template }) {
  return <p className={styles['example']}>{template.text}</p>
}
