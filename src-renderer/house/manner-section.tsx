import { useTexts } from '../state/console-context.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import { SectionPanel } from './section-panel.tsx'
import { useSection } from './use-section.ts'

const forms = ['lei', 'tu'] as const
const noProblems = () => ({})

/** In whose name the house speaks, and how it addresses those whose card says nothing yet. */
export function MannerSection() {
  const { house: words } = useTexts()
  const { manner } = words
  const section = useSection('manner', { problemsOf: noProblems })
  const { value, change } = section
  const example = manner.example[value.formOfAddress]

  return (
    <SectionPanel title={words.sections.manner} section={section}>
      <div className={`${styles['stack']} ${styles['narrow']}`}>
        <TextField
          label={manner.name}
          hint={manner.nameHint}
          value={value.name}
          maxLength={120}
          onChange={(name) => change({ ...value, name })}
        />
        <p className={styles['why']}>{manner.nameWhy}</p>
        <Choice
          label={manner.formOfAddress}
          value={value.formOfAddress}
          options={forms.map((form) => ({ value: form, text: manner.forms[form] }))}
          onChange={(formOfAddress) => change({ ...value, formOfAddress })}
        />
        <p className={styles['why']}>{manner.formWhy}</p>
      </div>
      <section className={`${styles['part']} ${styles['narrow']}`} aria-label={manner.exampleTitle}>
        <h3>{manner.exampleTitle}</h3>
        <p className={styles['example']}>{example(value.name.trim() || manner.houseUnnamed)}</p>
      </section>
    </SectionPanel>
  )
}
