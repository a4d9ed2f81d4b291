import { LegalBasis, missingFrom, type RecordingRules } from '../../src-main/contract/recordings.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './house.module.css'
import own from './recording-section.module.css'
import { SectionPanel } from './section-panel.tsx'
import { type Problem, type Problems, useSection } from './use-section.ts'

const problemOf = {
  purpose: 'no-purpose',
  legalBasis: 'no-basis',
  'announcement.it': 'no-announcement',
  'announcement.en': 'no-announcement',
  retentionDays: 'no-days',
} as const satisfies Record<ReturnType<typeof missingFrom>[number], Problem>

/** A house that does not record need not say why. */
function problemsOf(rules: RecordingRules): Problems {
  if (!rules.enabled) return {}
  return Object.fromEntries(missingFrom(rules).map((rule) => [rule, problemOf[rule]]))
}

const languages = ['it', 'en'] as const
const roles = ['operator', 'lead', 'administrator'] as const

/** Whether calls are recorded, why, in which words the caller is told, for how long, and who may listen. */
export function RecordingSection() {
  const texts = useTexts()
  const words = texts.recording.house
  const section = useSection('recording', { problemsOf })
  const { value, change, typed, type } = section
  const errorAt = (field: string) => {
    const problem = section.problemAt(field)
    return problem && texts.house.problems[problem]
  }
  const days = typed['retentionDays'] ?? (value.retentionDays === null ? '' : String(value.retentionDays))
  const canPropose = value.purpose.trim() !== '' && value.retentionDays !== null

  function readDays(text: string): void {
    const empty = text.trim() === ''
    const isDays = /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 3650
    type('retentionDays', empty || isDays ? null : text)
    if (empty || isDays) change({ ...value, retentionDays: empty ? null : Number(text) })
  }

  function propose(): void {
    const { it, en } = words.proposed
    const [purpose, kept] = [value.purpose.trim(), value.retentionDays ?? 0]
    change({ ...value, announcement: { it: it(purpose, kept), en: en(purpose, kept) } })
  }

  return (
    <SectionPanel title={texts.house.sections.recording} section={section}>
      <div className={`${styles['stack']} ${styles['narrow']}`}>
        <p className={styles['why']}>{words.what}</p>
        <Checkbox isSelected={value.enabled} onChange={(enabled) => change({ ...value, enabled })}>
          {words.enabled}
        </Checkbox>
        <TextField
          label={words.purpose}
          hint={words.purposeHint}
          value={value.purpose}
          maxLength={300}
          error={errorAt('purpose')}
          onChange={(purpose) => change({ ...value, purpose })}
        />
        <Select
          label={words.legalBasis}
          value={value.legalBasis ?? 'none'}
          options={[
            ...(value.legalBasis === null ? [{ id: 'none' as const, text: words.noBasis }] : []),
            ...LegalBasis.options.map((id) => ({ id, text: words.bases[id] })),
          ]}
          onChange={(basis) => change({ ...value, legalBasis: basis === 'none' ? null : basis })}
        />
        {errorAt('legalBasis') && <p className={own['error']}>{errorAt('legalBasis')}</p>}
        <TextField
          label={words.retention}
          hint={words.retentionHint}
          value={days}
          maxLength={4}
          error={
            typed['retentionDays'] === undefined ? errorAt('retentionDays') : texts.house.problems['no-days']
          }
          onChange={readDays}
        />
        <p className={styles['why']}>{words.retentionWhy}</p>
        {languages.map((language) => (
          <TextField
            key={language}
            label={words.announcement[language]}
            hint={words.announcementHint}
            rows={3}
            value={value.announcement[language]}
            maxLength={1000}
            error={errorAt(`announcement.${language}`)}
            onChange={(text) =>
              change({ ...value, announcement: { ...value.announcement, [language]: text } })
            }
          />
        ))}
        <div>
          <Button size="s" icon="note" isDisabled={!canPropose} onPress={propose}>
            {words.propose}
          </Button>
        </div>
        <fieldset className={own['choices']}>
          <legend>{words.listeners}</legend>
          {roles.map((role) => (
            <Checkbox
              key={role}
              isSelected={value.listeners.includes(role)}
              onChange={(on) => {
                const listeners = roles.filter((each) =>
                  each === role ? on : value.listeners.includes(each),
                )
                change({ ...value, listeners })
              }}
            >
              {words.roles[role]}
            </Checkbox>
          ))}
        </fieldset>
        <p className={styles['why']}>{words.listenersWhy}</p>
      </div>
    </SectionPanel>
  )
}
