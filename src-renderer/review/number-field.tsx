import { TextField } from '../ui/text-field.tsx'

type NumberFieldProps = {
  label: string
  value: number | null
  least?: number
  most: number
  onChange: (value: number | null) => void
}

/** A whole number; empty is none. */
export function NumberField({ label, value, least = 0, most, onChange }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      type="tel"
      maxLength={6}
      value={value === null ? '' : String(value)}
      onChange={(typed) => {
        const digits = typed.replace(/\D/g, '')
        onChange(digits === '' ? null : Math.max(least, Math.min(most, Number(digits))))
      }}
    />
  )
}
