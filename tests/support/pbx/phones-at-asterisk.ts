import { afterAll, afterEach, beforeAll } from 'vitest'
import { defaultTiming } from '../../../src-main/softphone/timing.ts'
import { alicesAccount, installAlicesPhone } from '../alices-phone.ts'
import { startAsterisk } from './start-asterisk.ts'
import { tellWhatThePbxSaid } from './tell-on-failure.ts'
import type { TestPbx } from './test-pbx.ts'

type PhoneOptions = Parameters<typeof installAlicesPhone>
type Who = { readonly username: string; readonly password: string }

/** One Asterisk for the stories of a `describe`; what a story leaves open ends with it, the newest first. */
export function phonesAtAsterisk() {
  let pbx: TestPbx | undefined
  const atTheEnd: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterEach(async () => {
    for (const end of atTheEnd.splice(0).reverse()) await end()
  })
  afterAll(() => pbx?.stop())

  tellWhatThePbxSaid(running)

  function running(): TestPbx {
    if (!pbx) throw new Error('Asterisk has not started')
    return pbx
  }

  return {
    pbx: running,
    atTheEnd,
    /** A telephone that is registered. */
    async registered(
      { username, password }: Who,
      ...[timing = { ...defaultTiming, mediaGraceMs: 500 }, ...others]: Partial<PhoneOptions>
    ) {
      const phone = installAlicesPhone(timing, ...others)
      atTheEnd.push(phone.softphone.close)
      await phone.softphone.use([alicesAccount(running().wsUrl, { username, password, domain: '127.0.0.1' })])
      await phone.line(({ state }) => state === 'registered')
      return phone
    },
  }
}
