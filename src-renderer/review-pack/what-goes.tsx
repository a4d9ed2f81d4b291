import { PackField } from '../../src-main/contract/review-pack.ts'
import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import styles from './pack.module.css'

type WhatProps = {
  fields: readonly PackField[]
  onFields: (fields: readonly PackField[]) => void
  pseudonyms: boolean
  onPseudonyms: (on: boolean) => void
}

/** What of each contact goes along, and whether under its customer's name. */
export function WhatGoes({ fields, onFields, pseudonyms, onPseudonyms }: WhatProps) {
  const { reviewPack } = useTexts()
  const words = reviewPack.making
  return (
    <>
      <fieldset className={styles['choice']}>
        <legend className={styles['legend']}>{words.what}</legend>
        <div className={styles['fields']}>
          {PackField.options.map((field) => (
            <Checkbox
              key={field}
              isSelected={fields.includes(field)}
              onChange={(on) => onFields(on ? [...fields, field] : fields.filter((each) => each !== field))}
            >
              {words.fields[field]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div>
        <Checkbox isSelected={pseudonyms} onChange={onPseudonyms}>
          {words.pseudonyms}
        </Checkbox>
        <p className={styles['quiet']}>{words.pseudonymsWhy}</p>
      </div>
    </>
  )
}
