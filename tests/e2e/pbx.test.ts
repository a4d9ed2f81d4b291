import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import { tellOnFailure } from '../support/pbx/tell-on-failure.ts'
import { accounts, numbers, type TestAccount, type TestPbx } from '../support/pbx/test-pbx.ts'
import { answerOutside } from '../support/sipp/answer-outside.ts'
import { callFromOutside } from '../support/sipp/call-from-outside.ts'
import { startTestPhone } from '../support/test-phone.ts'

const available = await pbxAvailability()

async function startPbx(): Promise<TestPbx> {
  const pbx = await startAsterisk()
  onTestFinished(() => pbx.stop())
  tellOnFailure(pbx)
  return pbx
}

async function startPhone(pbx: TestPbx, account: TestAccount) {
  const phone = await startTestPhone(pbx.wsUrl, account)
  onTestFinished(() => phone.stop())
  return phone
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function waitUntil(holds: () => boolean, timeoutMs = 20_000): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (!holds() && Date.now() < deadline) await delay(20)
  return holds()
}

function restartsAndCalls() {
  it('registers alice, refuses a wrong password with 401 and a forbidden account with 403', async () => {
    const pbx = await startPbx()

    expect(await (await startPhone(pbx, accounts.agent1)).register()).toBe(200)
    expect(await (await startPhone(pbx, { ...accounts.agent2, password: 'wrong' })).register()).toBe(401)
    expect(await (await startPhone(pbx, accounts.agent3)).register()).toBe(403)
  })

  it.each(['0039333123456', '39333123456', '333123456', '+39333123456'])(
    'rings agent 1 with the number of Maria Rossi as the network wrote it: %s',
    async (caller) => {
      const pbx = await startPbx()
      const phone = await startPhone(pbx, accounts.agent1)
      await phone.register()

      const call = await callFromOutside({ pbx, caller, displayName: 'Maria "Mia" [Rossi]', to: '1001' })
      const invitation = await phone.nextInvitation()

      expect(invitation.request.from.uri.user).toBe(caller)
      expect(invitation.request.getHeader('P-Asserted-Identity')).toContain(`<sip:${caller}@`)
      expect(invitation.request.from.displayName).toContain('[Rossi]')
      expect(await call.hangUp()).toMatchObject({ code: 0, status: 487 })
    },
  )

  it('says nothing of who calls when the number is withheld', async () => {
    const pbx = await startPbx()
    const phone = await startPhone(pbx, accounts.agent1)
    await phone.register()

    const call = await callFromOutside({ pbx, caller: '0039333123456', withheld: true, to: '1001' })
    const { request } = await phone.nextInvitation()

    expect(request.from.uri.toString()).toContain('anonymous')
    expect(request.data).not.toContain('333123456')
    expect(await call.hangUp()).toMatchObject({ code: 0, status: 487 })
  })

  it('cancels when the caller loses patience, hears "busy here", talks to the echo and hangs up', async () => {
    const pbx = await startPbx()
    const phone = await startPhone(pbx, accounts.agent1)
    await phone.register()

    const impatient = await callFromOutside({ pbx, caller: '333', to: '1001', cancelAfterMs: 150 })
    expect(await impatient.ended()).toMatchObject({ code: 0, status: 487 })

    await phone.nextInvitation()
    const declined = await callFromOutside({ pbx, caller: '333', to: '1001' })
    await (await phone.nextInvitation()).reject({ statusCode: 486 })
    expect(await declined.ended()).toMatchObject({ code: 0, status: 486 })

    const talking = await callFromOutside({ pbx, caller: '333', to: numbers.echo })
    await talking.waitForMessage(/^ACK /m)
    await expect.poll(() => pbx.cli('core show channels concise')).toContain('!Echo!')
    expect(await talking.hangUp()).toMatchObject({ code: 0, status: 200 })
    const brief = await callFromOutside({ pbx, caller: '333', to: numbers.echo, durationMs: 200 })
    expect(await brief.ended()).toMatchObject({ code: 0, status: 200 })
  })

  it('calls out: somebody outside answers and hangs up, somebody else is busy', async () => {
    const pbx = await startPbx()
    const dial = (number: string) => pbx.cli(`channel originate Local/${number}@agents application Milliwatt`)

    const bob = await answerOutside({ pbx, ringMs: 50 })
    await dial('0612345678')
    expect(await bob.called()).toBe('0612345678')
    await bob.waitForMessage(/^ACK /m)
    expect(await bob.hangUp()).toMatchObject({ code: 0, status: 200 })

    const busy = await answerOutside({ pbx, refuseWith: 486 })
    await dial('+390612345678')
    expect(await busy.ended()).toMatchObject({ code: 0, status: 486 })
    expect(await busy.called()).toBe('+390612345678')
  })

  it('restarts on the same ports and leaves nothing behind', async () => {
    const pbx = await startPbx()
    const firstPid = pbx.pid() ?? 0
    const before = Date.now()
    await pbx.restart()
    expect(Date.now() - before).toBeLessThan(3_000)
    expect(isAlive(firstPid)).toBe(false)
    expect(await (await startPhone(pbx, accounts.agent1)).register()).toBe(200)
    await pbx.waitForLog(/Added contact .*agent1/)

    await pbx.kill()
    expect(pbx.pid()).toBeUndefined()
    await pbx.restart()
    const lastPid = pbx.pid() ?? 0
    expect(isAlive(lastPid)).toBe(true)

    await pbx.stop()
    expect(isAlive(lastPid)).toBe(false)
    expect(existsSync(pbx.certificateFile ?? '')).toBe(false)
  })

  it('keeps two at once apart', async () => {
    const [rome, milan] = await Promise.all([startPbx(), startPbx()])
    const [phoneInRome, phoneInMilan] = [
      await startPhone(rome, accounts.agent1),
      await startPhone(milan, accounts.agent1),
    ]
    expect([await phoneInRome.register(), await phoneInMilan.register()]).toEqual([200, 200])

    const calls = await Promise.all([
      callFromOutside({ pbx: rome, caller: '06111111', to: '1001' }),
      callFromOutside({ pbx: milan, caller: '02222222', to: '1001' }),
    ])

    expect((await phoneInRome.nextInvitation()).request.from.uri.user).toBe('06111111')
    expect((await phoneInMilan.nextInvitation()).request.from.uri.user).toBe('02222222')
    await Promise.all(calls.map((call) => call.hangUp()))
  })

  it('shows on its WSS port a certificate that its own authority vouches for', async () => {
    const pbx = await startPbx()
    const { port } = new URL(pbx.wssUrl)

    const authorized = await new Promise<boolean>((resolve, reject) => {
      const socket = connect(
        { port: Number(port), host: '127.0.0.1', servername: 'localhost', ca: pbx.certificate },
        () => {
          resolve(socket.authorized)
          socket.destroy()
        },
      )
      socket.once('error', reject)
    })

    expect(authorized).toBe(true)
  })

  it('ends by itself when the process that started it is killed', async () => {
    const program = join(import.meta.dirname, '../support/pbx/start-and-die.ts')
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(`${data}`)),
    )
    const { pid, certificateFile } = JSON.parse(line)
    expect(isAlive(pid)).toBe(true)

    child.kill('SIGKILL')

    expect(await waitUntil(() => !isAlive(pid))).toBe(true)
    expect(await waitUntil(() => !existsSync(certificateFile))).toBe(true)
  })
}

if (available.kind === 'asterisk') {
  restartsAndCalls()
} else {
  it('says in one sentence why our own Asterisk is not tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
