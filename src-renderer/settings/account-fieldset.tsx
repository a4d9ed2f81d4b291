import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AccountTyped, problemsOf } from './account-draft.ts'
import { AuthorityField } from './authority-field.tsx'
import styles from './settings.module.css'

/** What registers the account. */
export function AccountFieldset({
  typed,
  set,
  hasPassword,
  problems,
}: {
  typed: AccountTyped
  set: (change: Partial<AccountTyped>) => void
  hasPassword: boolean
  problems: ReturnType<typeof problemsOf>
}) {
  const words = useTexts().settings.account
  const wrong = (field: 'server' | 'username', sentence: string) =>
    typed[field] !== '' && problems.includes(field) ? sentence : undefined

  return (
    <>
      <TextField
        label={words.server}
        hint={words.serverHint}
        value={typed.server}
        maxLength={300}
        error={wrong('server', words.serverWrong)}
        onChange={(server) => set({ server })}
      />
      {/^ws:/i.test(typed.server.trim()) && <p className={styles['careful']}>{words.serverOpen}</p>}
      <div className={styles['pair']}>
        <TextField
          label={words.username}
          hint={words.usernameHint}
          value={typed.username}
          maxLength={64}
          error={wrong('username', words.usernameWrong)}
          onChange={(username) => set({ username })}
        />
        <TextField
          label={words.password}
          type="password"
          value={typed.password}
          maxLength={256}
          {...(hasPassword ? { hint: words.passwordKept } : {})}
          onChange={(password) => set({ password })}
        />
      </div>
      <details className={styles['more']}>
        <summary>{words.more}</summary>
        <div className={styles['form']}>
          <div className={styles['pair']}>
            <TextField
              label={words.domain}
              hint={words.domainHint}
              value={typed.domain}
              maxLength={253}
              onChange={(domain) => set({ domain })}
            />
            <TextField
              label={words.authorizationUsername}
              hint={words.authorizationHint}
              value={typed.authorizationUsername}
              maxLength={64}
              onChange={(authorizationUsername) => set({ authorizationUsername })}
            />
          </div>
          <TextField
            label={words.displayName}
            value={typed.displayName}
            maxLength={64}
            onChange={(displayName) => set({ displayName })}
          />
          <Checkbox isSelected={typed.trusted} onChange={(trusted) => set({ trusted })}>
            {words.trusted}
          </Checkbox>
          <Checkbox isSelected={typed.autoAnswer === true} onChange={(autoAnswer) => set({ autoAnswer })}>
            {words.autoAnswer}
          </Checkbox>
          <Checkbox
            isSelected={typed.dtmf === 'info'}
            onChange={(byInfo) => set({ dtmf: byInfo ? 'info' : 'rtp' })}
          >
            {words.dtmfByInfo}
          </Checkbox>
          <AuthorityField
            value={typed.certificateAuthority}
            onChange={(certificateAuthority) => set({ certificateAuthority })}
          />
        </div>
      </details>
    </>
  )
}
