import type { Call } from '../../src-main/contract/calls.ts'
import { templatesFor } from '../../src-main/domain/templates.ts'
import { houseTemplateTexts } from '../../src-main/texts/house-templates.ts'
import { useAccess, useConsole, useHouse, useLanguage, useTexts, useUi } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './resume-greeting.module.css'
import { useSaid } from './use-said.ts'

/** Long enough to be read out, then it makes room. */
const shownForMs = 20_000

/** What the house says to somebody who has waited, in their language and form of address. */
export function ResumeGreeting({ call }: { call: Call }) {
  const resumed = useUi((state) => state.resumed)
  // Where three talk, the words would be said to somebody who has not waited too.
  if (resumed?.callId !== call.id || call.state !== 'talking' || call.inConference) return null
  return <ForAWhile call={call} since={resumed.at} />
}

/** Apart, so that no call that nobody held follows the clock. */
function ForAWhile({ call, since }: { call: Call; since: number }) {
  return useNow() - since > shownForMs ? null : <Greeting call={call} />
}

function Greeting({ call }: { call: Call }) {
  const { reach } = useTexts()
  const { ui } = useAccess()
  const words = useResumeWords(call)
  return <SayThis say={reach.say} words={words} onClose={() => ui.setState({ resumed: null })} />
}

/** Words to be read out, over the lines that say number and sound. */
export function SayThis({ say, words, onClose }: { say: string; words: string; onClose: () => void }) {
  const { shell } = useTexts()
  return (
    <div className={styles['greeting']} role="status">
      <Icon name="chat" size="s" />
      <p className={styles['words']} title={words}>
        <b>{say}</b> <span>{words}</span>
      </p>
      <Button look="on-call" size="s" icon="close" label={shell.close} onPress={onClose} />
    </div>
  )
}

function useResumeWords(call: Call): string {
  const { manner, templates } = useHouse()
  const ownLanguage = useLanguage()
  const said = useSaid(call)
  const customer = useConsole(({ cardsById }) =>
    call.customerId === null ? undefined : cardsById[call.customerId]?.customer,
  )
  const language = customer?.language ?? ownLanguage
  const formOfAddress = customer?.formOfAddress ?? manner.formOfAddress
  const [own] = templatesFor(templates, { language, formOfAddress }, 'resume')
  // A house from before there were such phrases has none; one in a foreign language helps nobody.
  return said(
    own && own.missing !== 'language'
      ? own.template.text
      : houseTemplateTexts[language][formOfAddress].resume,
  )
}
