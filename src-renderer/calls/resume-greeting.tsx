import type { Call } from '../../src-main/contract/calls.ts'
import { fillIn, templatesFor } from '../../src-main/domain/templates.ts'
import { houseTemplateTexts } from '../../src-main/texts/house-templates.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { useAccess, useConsole, useHouse, useLanguage, useTexts, useUi } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './resume-greeting.module.css'
import { useCallName } from './use-calls.ts'

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
  const { reach, shell } = useTexts()
  const { ui } = useAccess()
  const words = useResumeWords(call)
  return (
    <div className={styles['greeting']} role="status">
      <Icon name="chat" size="s" />
      <p className={styles['words']} title={words}>
        <b>{reach.say}</b> <span>{words}</span>
      </p>
      <Button
        look="on-call"
        size="s"
        icon="close"
        label={shell.close}
        onPress={() => ui.setState({ resumed: null })}
      />
    </div>
  )
}

function useResumeWords(call: Call): string {
  const { manner, templates } = useHouse()
  const ownLanguage = useLanguage()
  const customer = useConsole(({ cardsById }) =>
    call.customerId === null ? undefined : cardsById[call.customerId]?.customer,
  )
  const agent = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId)?.name)
  const name = useCallName(call)
  const language = customer?.language ?? ownLanguage
  const formOfAddress = customer?.formOfAddress ?? manner.formOfAddress
  const [own] = templatesFor(templates, { language, formOfAddress }, 'resume')
  // A house from before there were such phrases has none; one in a foreign language helps nobody.
  const text =
    own && own.missing !== 'language' ? own.template.text : houseTemplateTexts[language][formOfAddress].resume
  const { notes, time } = textsFor(language)
  return fillIn(text, {
    cliente: customer?.name ?? name,
    casa: manner.name || notes.phrases.everybody,
    operatore: agent ?? '',
    data: time.date(Date.now()),
    ora: time.clock(Date.now()),
  })
}
